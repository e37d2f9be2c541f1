import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HoursTable } from '#app/area/hours-view.tsx'
import { leafAsked } from '#app/area/leaf-asked.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { readOwnChallenges } from '#app/domain/giving/challenges/read-own-challenges.server.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { readAdvisedGrants } from '#app/domain/giving/daf/read-advised.server.ts'
import { readOwnHours } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { readOwnPledges } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { readOwnGifts, readOwnTotals } from '#app/domain/giving/read-own-gifts.server.ts'
import { readOwnYears } from '#app/domain/giving/receipts/read-statements.server.ts'
import { flowOf, modelsOf } from '#app/domain/impact/flow.ts'
import { readOwnTrace } from '#app/domain/impact/read-trace.server.ts'
import { totalsOf } from '#app/domain/impact/trace.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'
import { becameOf } from './became.ts'
import { Became } from './became-flow.tsx'
import { OwnChallenges } from './own-challenges.tsx'
import { OwnGifts } from './own-gifts.tsx'
import { OwnGrants } from './own-grants.tsx'
import { OwnPledges } from './own-pledges.tsx'
import { OwnYears } from './own-years.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'My giving')

/** Gifts on a page: each is a card of its own. */
const pageSize = 10

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  const [list, totals, pledges, challenges, years, inKind, grants] = await Promise.all([
    readOwnGifts(world.db, person, leafAsked(args.request.url, 'gft', pageSize)),
    readOwnTotals(world.db, person),
    readOwnPledges(world.db, person),
    readOwnChallenges(world.db, person),
    readOwnYears(world.db, person),
    readOwnHours(world.db, person),
    readAdvisedGrants(world.db, person),
  ])
  const giftIds = list.gifts.map((gift) => gift.id)
  const { whole, ofGift } = await readOwnTrace(world.db, person.id, giftIds)
  const { bought, used } = totalsOf(whole.strands)
  return {
    ...list,
    gifts: list.gifts.map((gift) => ({ ...gift, became: becameOf(ofGift.get(gift.id)) })),
    totals,
    pledges,
    inKind,
    grants,
    challenges,
    contact: world.lab.email,
    years,
    hours: { bought, used, models: modelsOf(whole).length },
    flow: flowOf(whole),
    zone: person.timeZone,
  }
}

export default function Backer() {
  const page = useLoaderData<typeof loader>()
  const { gifts, hasNewer, hasOlder, totals, pledges, challenges, inKind, grants, years, hours, flow, zone } = page
  return (
    <PublicPage
      title="My giving"
      lead={<p>Each gift, its receipt, and the GPU-hours it became.</p>}
      actions={
        <>
          <ButtonLink to={paths.give()}>Give again</ButtonLink>
          <ButtonLink kind="quiet" to={paths.pledge()}>
            Pledge
          </ButtonLink>
          <ButtonLink kind="quiet" to={paths.backer.recurring()}>
            Recurring
          </ButtonLink>
          <ButtonLink kind="quiet" to={paths.backer.settings()}>
            Settings
          </ButtonLink>
          {totals.receipts > 0 && (
            <ButtonLink kind="quiet" to={paths.backer.receipts()}>
              Receipts
            </ButtonLink>
          )}
        </>
      }
    >
      {totals.money > 0 && <Became total={totals.given} hours={hours} flow={flow} />}
      {pledges.length > 0 && <OwnPledges pledges={pledges} />}
      {inKind.length > 0 && (
        <Section title="GPU-hours in kind" look="public">
          <HoursTable lines={inKind} to={paths.backer.hoursPledge} caption="My promises of GPU-hours" isOwn />
        </Section>
      )}
      {grants.length > 0 && <OwnGrants grants={grants} />}
      {challenges.length > 0 && <OwnChallenges challenges={challenges} contact={page.contact} />}
      {years.length > 0 && <OwnYears years={years} />}
      <OwnGifts gifts={gifts} of={totals.gifts} hasNewer={hasNewer} hasOlder={hasOlder} zone={zone} />
    </PublicPage>
  )
}
