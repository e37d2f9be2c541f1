import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { bank, donated, pool, purchased, supply, supplyPurchasesOf } from '#app/domain/ledger/account.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
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
import { donors, funds } from '#db/schema/giving.ts'
import { mayBuyHours, mayManageCompute } from './policy.ts'

export type SupplySource =
  | { kind: 'owned' }
  | { kind: 'purchased'; fundId: Id<'fnd'>; cost: Cents }
  | { kind: 'donated'; donorId: Id<'dnr'> }
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
  | 'no-such-donor'
  | 'not-enough-left'
  | 'other-words'

/**
 * Puts a lot of hours into the pool of its class and month. Bought hours are paid from a fund in the same entry and drawn
 * from its oldest gifts; given hours name their donor. The same lot sent twice is one lot. Refuses a purchase the fund cannot pay.
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
      const { entryId, isNew } = await postEntry(tx, world.ids, {
        kind: 'supply-published',
        source: { type: 'supply_lot', id: lotId },
        effectiveOn: dayIn(isPurchase ? world.lab.timeZone : 'UTC', at),
        recordedAt: at,
        actor: actorName(actor),
        memo: memoOf[lot.from.kind],
        moves: movesOf(lot),
      })
      if (!isNew) return (await isPublished(tx, lot)) ? done({ lotId }) : refuse('other-words')
      await tx.insert(supplyLots).values({ ...rowOf(lot), entryId, publishedBy: personIn(actor), publishedAt: at })
      const by = { ids: world.ids, at, actor }
      if (lot.from.kind === 'purchased') await drawFund(tx, by, lot.from.fundId)
      const { gpuClass, month, seconds } = lot
      const after = { gpuClass, month, seconds, source: lot.from.kind }
      await recordHappening(tx, by, { kind: 'supply-published', subject: { type: 'supply_lot', id: lotId }, after })
      return done({ lotId })
    }),
  )
}

/** The journal's words are public, so a title that staff typed stays out of them. */
const memoOf: Record<SupplySource['kind'], string> = {
  owned: 'Hours of the lab’s own GPUs',
  purchased: 'Hours bought by a fund',
  donated: 'Hours given in kind',
}

async function findAbsent(tx: Tx, { gpuClass, from }: PublishSupply): Promise<SupplyRefusal | null> {
  const [known] = await tx.select({ state: gpuClasses.state }).from(gpuClasses).where(eq(gpuClasses.code, gpuClass))
  if (known?.state !== 'active') return 'no-such-class'
  if (from.kind === 'purchased') {
    const [fund] = await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, from.fundId))
    return fund && from.cost > 0n ? null : 'no-such-fund'
  }
  if (from.kind === 'owned') return null
  const [donor] = await tx.select({ id: donors.id }).from(donors).where(eq(donors.id, from.donorId))
  return donor ? null : 'no-such-donor'
}

function movesOf({ lotId, gpuClass, month, seconds, from }: PublishSupply): Move[] {
  const to = pool(gpuClass, month)
  if (from.kind === 'owned') return [{ from: supply(gpuClass, month), to, amount: seconds }]
  if (from.kind === 'donated') return [{ from: donated(lotId, gpuClass, month), to, amount: seconds }]
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
    donorId: from.kind === 'donated' ? from.donorId : null,
  }
}

function personIn(actor: Actor): Id<'psn'> | null {
  return actor.kind === 'person' ? actor.person.id : null
}
