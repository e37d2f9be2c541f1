import { eq } from 'drizzle-orm'
import { bank, pool, purchased, supply, supplyPurchasesOf } from '#app/domain/ledger/account.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import { refusingOverdraft } from '#app/domain/ledger/refusing-overdraft.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn, type Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gpuClasses, supplyLots } from '#db/schema/compute.ts'
import { funds } from '#db/schema/giving.ts'
import { mayBuyHours, mayManageCompute } from './policy.ts'
import { writeLot } from './write-lot.server.ts'

export type SupplySource = { kind: 'owned' } | { kind: 'purchased'; fundId: Id<'fnd'>; cost: Cents }
export type PublishSupply = {
  /** Made with the form, so that the same form sent twice is one lot. */
  lotId: Id<'lot'>
  gpuClass: string
  month: Month
  seconds: GpuSeconds
  title: string
  from: SupplySource
}

/** `not-enough-left` is about the fund's money, in `detail.left` cents. */
export type SupplyRefusal =
  | 'not-allowed'
  | 'no-such-class'
  | 'no-hours'
  | 'no-such-fund'
  | 'not-enough-left'
  | 'other-words'

/**
 * Puts a lot of hours into the pool of its class and month. Bought hours are paid from a fund in the same entry and drawn
 * from its oldest gifts. The same lot sent twice is one lot. Refuses a purchase the fund cannot pay. Hours given in kind come in
 * by `confirmDelivery` alone.
 */
export async function publishSupply(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  lot: PublishSupply,
): Promise<Outcome<{ lotId: Id<'lot'> }, SupplyRefusal>> {
  const isPurchase = lot.from.kind === 'purchased'
  if (!(isPurchase ? mayBuyHours(actor) : mayManageCompute(actor))) return refuse('not-allowed')
  if (lot.seconds <= 0n) return refuse('no-hours')
  const at = world.clock.now()
  return refusingOverdraft<{ lotId: Id<'lot'> }, SupplyRefusal>(() =>
    world.db.transaction(async (tx) => {
      const absent = await findAbsent(tx, lot)
      if (absent) return refuse(absent)
      const { lotId } = lot
      const by = { ids: world.ids, at, actor }
      const effectiveOn = dayIn(isPurchase ? world.lab.timeZone : 'UTC', at)
      const { isNew } = await writeLot(tx, by, { row: rowOf(lot), effectiveOn, moves: movesOf(lot) })
      if (!isNew) return (await isPublished(tx, lot)) ? done({ lotId }) : refuse('other-words')
      if (lot.from.kind === 'purchased') await drawFund(tx, by, lot.from.fundId)
      return done({ lotId })
    }),
  )
}

async function findAbsent(tx: Tx, { gpuClass, from }: PublishSupply): Promise<SupplyRefusal | null> {
  const [known] = await tx.select({ state: gpuClasses.state }).from(gpuClasses).where(eq(gpuClasses.code, gpuClass))
  if (known?.state !== 'active') return 'no-such-class'
  if (from.kind === 'purchased') {
    const [fund] = await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, from.fundId))
    return fund && from.cost > 0n ? null : 'no-such-fund'
  }
  return null
}

function movesOf({ lotId, gpuClass, month, seconds, from }: PublishSupply): Move[] {
  const to = pool(gpuClass, month)
  if (from.kind === 'owned') return [{ from: supply(gpuClass, month), to, amount: seconds }]
  return [
    { from: bank, to: supplyPurchasesOf(from.fundId), amount: from.cost },
    { from: purchased(lotId, gpuClass, month), to, amount: seconds },
  ]
}

/** Whether the lot stands in the books with these very words. */
async function isPublished(tx: Tx, lot: PublishSupply): Promise<boolean> {
  const [known] = await tx.select().from(supplyLots).where(eq(supplyLots.id, lot.lotId))
  const asked = rowOf(lot)
  return known !== undefined && (Object.keys(asked) as (keyof typeof asked)[]).every((key) => known[key] === asked[key])
}

function rowOf({ from, lotId, ...lot }: PublishSupply) {
  return {
    id: lotId,
    ...lot,
    source: from.kind,
    fundId: from.kind === 'purchased' ? from.fundId : null,
    cost: from.kind === 'purchased' ? from.cost : null,
    donorId: null,
  }
}
