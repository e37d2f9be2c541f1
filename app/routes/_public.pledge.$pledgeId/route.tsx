import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readOwnPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { readGiftCookie } from '#app/platform/gift-cookie.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { InstalmentTable } from '#app/pledge/instalment-table.tsx'
import { PledgeFacts, PledgeFigures } from '#app/pledge/pledge-facts.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Your pledge')

/** What a giver sees who has just pledged, account or not: only her browser, or she herself signed in. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const viewer = { person, intentId: readGiftCookie(args.request) }
  const pledge = (await readOwnPledge(world.db, pledgeId, viewer)) ?? notFound()
  return { pledge, zone: world.lab.timeZone, today: dayIn(world.lab.timeZone, world.clock.now()) }
}

export default function Pledged() {
  const { pledge, zone, today } = useLoaderData<typeof loader>()
  const isOffered = pledge.state === 'offered'
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
