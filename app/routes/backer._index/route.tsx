import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { isBooked } from '#app/domain/giving/gift.ts'
import { readOwnPledges } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { readOwnGifts } from '#app/domain/giving/read-own-gifts.server.ts'
import { readOwnReceipts } from '#app/domain/giving/read-receipts.server.ts'
import { readOwnYears } from '#app/domain/giving/receipts/read-statements.server.ts'
import { flowOf, modelsOf } from '#app/domain/impact/flow.ts'
import { readTrace } from '#app/domain/impact/read-trace.server.ts'
import { joinTraces, totalsOf } from '#app/domain/impact/trace.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { cents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'
import { becameOf } from './became.ts'
import { Became } from './became-flow.tsx'
import { OwnGifts } from './own-gifts.tsx'
import { OwnPledges } from './own-pledges.tsx'
import { OwnYears } from './own-years.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'My giving')

/** Gifts followed on the page, the newest; each takes a few queries. */
const mostTraced = 50

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  const [gifts, pledges, receipts, years] = await Promise.all([
    readOwnGifts(world.db, person),
    readOwnPledges(world.db, person),
    readOwnReceipts(world.db, person),
    readOwnYears(world.db, person),
  ])
  const traces = await Promise.all(
    gifts
      .filter((gift) => isBooked(gift.state))
      .slice(0, mostTraced)
      .map(async ({ id }) => ({ id, trace: await readTrace(world.db, { giftId: id }) })),
  )
  const shown = gifts.map((gift) => {
    const traced = traces.find(({ id }) => id === gift.id)
    return { ...gift, became: traced ? becameOf(traced.trace) : [] }
  })
  const whole = joinTraces(traces.map(({ trace }) => trace))
  const kept = gifts.filter((gift) => isBooked(gift.state))
  const total = cents(kept.reduce((sum, gift) => sum + gift.gross - gift.refunded, 0n))
  const { bought, used } = totalsOf(whole.strands)
  const hours = { bought, used, models: modelsOf(whole).length }
  return {
    gifts: shown,
    pledges,
    years,
    total,
    hours,
    flow: flowOf(whole),
    receipts: receipts.length,
    zone: person.timeZone,
  }
}

export default function Backer() {
  const { gifts, pledges, years, total, hours, flow, receipts, zone } = useLoaderData<typeof loader>()
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
          {receipts > 0 && (
            <ButtonLink kind="quiet" to={paths.backer.receipts()}>
              Receipts
            </ButtonLink>
          )}
        </>
      }
    >
      {gifts.length > 0 && <Became total={total} hours={hours} flow={flow} />}
      {pledges.length > 0 && <OwnPledges pledges={pledges} />}
      {years.length > 0 && <OwnYears years={years} />}
      <OwnGifts gifts={gifts} zone={zone} />
    </PublicPage>
  )
}
