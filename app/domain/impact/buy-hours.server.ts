import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { mayBuyHours } from '#app/domain/compute/policy.ts'
import { bank, pool, purchased, supplyPurchasesOf } from '#app/domain/ledger/account.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { refusingOverdraft } from '#app/domain/ledger/refusing-overdraft.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn, type Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gpuClasses, supplyLots } from '#db/schema/compute.ts'
import { funds } from '#db/schema/giving.ts'

export type Purchase = {
  gpuClass: string
  month: Month
  seconds: GpuSeconds
  fundId: Id<'fnd'>
  cost: Cents
  title: string
}
export type BuyRefusal = 'not-allowed' | 'not-something' | 'no-such-class' | 'no-such-fund' | 'not-enough-left'

/**
 * A fund buys GPU-hours: one entry moves its money and puts the hours into their pool, and the oldest undrawn gifts of the
 * fund are drawn for the price. Refuses when the fund has too little left; then nothing is written.
 */
export async function buyHours(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  purchase: Purchase,
): Promise<Outcome<{ lotId: Id<'lot'> }, BuyRefusal>> {
  if (!mayBuyHours(actor)) return refuse('not-allowed')
  if (purchase.seconds <= 0n || purchase.cost <= 0n || purchase.title.trim() === '') return refuse('not-something')
  return refusingOverdraft<{ lotId: Id<'lot'> }, BuyRefusal>(() =>
    world.db.transaction(async (tx) => {
      const [gpuClass] = await tx.select().from(gpuClasses).where(eq(gpuClasses.code, purchase.gpuClass))
      if (gpuClass?.state !== 'active') return refuse('no-such-class')
      const [fund] = await tx.select().from(funds).where(eq(funds.id, purchase.fundId))
      if (!fund) return refuse('no-such-fund')
      return done({ lotId: await book(tx, world, actor, purchase) })
    }),
  )
}

async function book(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  actor: Actor,
  purchase: Purchase,
): Promise<Id<'lot'>> {
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor }
  const { gpuClass, month, seconds, fundId, cost } = purchase
  const lotId = world.ids.next('lot')
  const { entryId } = await postEntry(tx, world.ids, {
    kind: 'hours-bought',
    source: { type: 'supply-lot', id: lotId },
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: 'GPU-hours bought',
    moves: [
      { from: bank, to: supplyPurchasesOf(fundId), amount: cost },
      { from: purchased(lotId, gpuClass, month), to: pool(gpuClass, month), amount: seconds },
    ],
  })
  await tx.insert(supplyLots).values({
    id: lotId,
    gpuClass,
    month,
    source: 'purchased',
    title: purchase.title.trim(),
    seconds,
    fundId,
    cost,
    entryId,
    publishedBy: actor.kind === 'person' ? actor.person.id : null,
    publishedAt: at,
  })
  await drawFund(tx, by, fundId)
  await recordHappening(tx, by, {
    kind: 'hours-bought',
    subject: { type: 'supply_lot', id: lotId },
    after: { gpuClass, month, seconds, fundId, cost },
  })
  return lotId
}
