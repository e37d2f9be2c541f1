import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { isCharged } from '#app/domain/giving/pledges/pledge.ts'
import { readOwnPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { settleMethod } from '#app/domain/giving/pledges/settle-method.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { readGiftCookie } from '#app/platform/gift-cookie.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { errorFields, log } from '#app/platform/log.server.ts'
import { InstalmentTable } from '#app/pledge/instalment-table.tsx'
import { PledgeFacts, PledgeFigures } from '#app/pledge/pledge-facts.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { type Id, parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Your pledge')

/** What a giver sees who has just pledged, account or not: only her browser, or she herself signed in. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const viewer = { person, intentId: readGiftCookie(args.request) }
  const before = (await readOwnPledge(world.db, pledgeId, viewer)) ?? notFound()
  const methodId = parseId('mth', new URL(args.request.url).searchParams.get('saved'))
  if (methodId) await look(methodId)
  const pledge = methodId ? ((await readOwnPledge(world.db, pledgeId, viewer)) ?? notFound()) : before
  return { pledge, zone: world.lab.timeZone, today: dayIn(world.lab.timeZone, world.clock.now()) }
}

/** Asks Stripe now what was saved; when it does not answer, its event or the sweep says so later. */
async function look(methodId: Id<'mth'>): Promise<void> {
  try {
    await settleMethod(world, portal('redirect'), { methodId })
  } catch (error) {
    log.warn({ event: 'method.unsettled', method: methodId, ...errorFields(error) }, 'a method could not be looked at')
  }
}

export default function Pledged() {
  const { pledge, zone, today } = useLoaderData<typeof loader>()
  const isOffered = pledge.state === 'offered'
  const isUnsaved = isCharged(pledge.method) && !pledge.savedLabel && (isOffered || pledge.state === 'active')
  return (
    <PublicPage
      kicker="Pledge"
      title={isOffered ? 'Thank you for your pledge' : 'Your pledge'}
      lead={
        <p>
          {isOffered
            ? `We wrote to ${pledge.giver?.email} with everything below. The lab reads it and writes to you when it accepts.`
            : 'How it stands now.'}
        </p>
      }
      notices={isUnsaved && <Unsaved to={paths.pledgedMethod(pledge.id)} />}
      actions={<ButtonLink to={paths.backer.pledge(pledge.id)}>Open its page</ButtonLink>}
    >
      <Stack>
        <PledgeFigures pledge={pledge} />
        <PledgeFacts pledge={pledge} zone={zone} />
        <Section title="Its parts">
          <InstalmentTable instalments={pledge.instalments} today={today} />
        </Section>
      </Stack>
    </PublicPage>
  )
}

function Unsaved({ to }: { to: string }) {
  return (
    <Notice tone="warn" title="No card or bank account is saved yet">
      <p>
        Nothing can be charged until one is. <a href={to}>Save it now</a>; nothing is charged today.
      </p>
    </Notice>
  )
}
