import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { isWithdrawable } from '#app/domain/giving/pledges/pledge.ts'
import { type Instalment, type PledgeInFull, readOwnPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { readVersions } from '#app/domain/giving/pledges/read-versions.server.ts'
import { largestPart } from '#app/domain/giving/pledges/schedule.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { errorFields, log } from '#app/platform/log.server.ts'
import { InstalmentTable } from '#app/pledge/instalment-table.tsx'
import { Papers } from '#app/pledge/papers.tsx'
import { Payments } from '#app/pledge/payments.tsx'
import { PledgeFacts, PledgeFigures } from '#app/pledge/pledge-facts.tsx'
import { Versions } from '#app/pledge/versions.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { type Id, parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'My pledge')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  await claimDonors(world, person)
  const viewer = { person, intentId: null }
  const before = (await readOwnPledge(world.db, pledgeId, viewer)) ?? notFound()
  const giftId = parseId('gft', new URL(args.request.url).searchParams.get('paid'))
  if (giftId) await look(giftId)
  const pledge = giftId ? ((await readOwnPledge(world.db, pledgeId, viewer)) ?? notFound()) : before
  return {
    pledge,
    versions: await readVersions(world.db, pledgeId),
    zone: person.timeZone,
    today: dayIn(world.lab.timeZone, world.clock.now()),
    labEmail: world.lab.email,
  }
}

/** Asks Stripe now what was paid; when it does not answer, its event or the sweep says so later. */
async function look(giftId: Id<'gft'>): Promise<void> {
  try {
    await settleGift(world, portal('redirect'), giftId)
  } catch (error) {
    log.warn({ event: 'part.unsettled', gift: giftId, ...errorFields(error) }, 'a payment could not be looked at')
  }
}

export default function OwnPledge() {
  const { pledge, versions, zone, today, labEmail } = useLoaderData<typeof loader>()
  const isOpen = pledge.state === 'offered' || pledge.state === 'active'
  return (
    <PublicPage
      title={`My pledge of ${formatCents(pledge.amount)}`}
      lead={
        <p>
          <Status of={pledge.state} /> {standing[pledge.state]}
        </p>
      }
      breadcrumb={[{ to: paths.backer.home(), label: 'My giving' }]}
      actions={
        <>
          {isOpen && (
            <ButtonLink kind="quiet" to={paths.pledgedMethod(pledge.id)}>
              {pledge.savedLabel ? 'Change the card or bank account' : 'Save a card or bank account'}
            </ButtonLink>
          )}
          {isWithdrawable(pledge) && (
            <ButtonLink kind="quiet" to={paths.backer.pledgeAct(pledge.id, 'withdraw')}>
              Take it back
            </ButtonLink>
          )}
        </>
      }
    >
      <Stack>
        <PledgeFigures pledge={pledge} />
        <Section title="Its parts" note="More than a part is due flows on to the next; less leaves the rest to come.">
          <InstalmentTable
            instalments={pledge.instalments}
            today={today}
            act={pledge.state === 'active' ? (part) => <PayPart pledge={pledge} part={part} /> : undefined}
          />
        </Section>
        <Papers pledge={pledge} />
        <Payments payments={pledge.payments} />
        <PledgeFacts pledge={pledge} zone={zone} />
        {versions.length > 1 && <Versions versions={versions} zone={zone} />}
        <p>
          To change a date, the way you pay or anything else, write to <a href={`mailto:${labEmail}`}>{labEmail}</a>.
        </p>
      </Stack>
    </PublicPage>
  )
}

/** A part up to what a card takes can be paid at once; one that is under way is waited for. */
function PayPart({ pledge, part }: { pledge: PledgeInFull; part: Instalment }) {
  if (part.owed > largestPart('card')) return null
  return (
    <form method="post" action={paths.backer.pledgeAct(pledge.id, 'pay')}>
      <input type="hidden" name="instalment" value={part.id} />
      <Button kind={part.waitsFor ? 'primary' : 'quiet'} size="small">
        Pay part {part.place} now
      </Button>
    </form>
  )
}

const standing = {
  offered: 'The lab has it and will write to you when it accepts.',
  active: 'The lab has accepted it.',
  fulfilled: 'Every part is paid. Thank you.',
  lapsed: 'It has lapsed; nothing is to come.',
  written_off: 'The lab does not expect the rest any more.',
  cancelled: 'It was taken back; nothing is to come.',
} as const
