import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { allocations, supplyLots } from '#db/schema/compute.ts'
import { accounts, accountTotals } from '#db/schema/ledger.ts'
import type { PoolUse } from './pool-use.ts'
import { type GiftScope, type PaidStretch, readStretches } from './read-stretches.server.ts'
import { readTraceNames } from './read-trace-names.server.ts'
import { type Held, narrowTrace, strandsOf, type Trace, type TraceLot } from './trace.ts'

export type TraceScope = 'all' | GiftScope | { projectId: Id<'prj'> }

/**
 * Follows money and given hours to what became of them: gift, draw, lot, project, release. The one read behind every page
 * that shows the trace; /impact/method says in words what it does. Seven queries at most, however much there is.
 */
export async function readTrace(reads: Reads, scope: TraceScope): Promise<Trace> {
  const held = await readHeld(reads, scope)
  if (held.length === 0) return { strands: [], projects: [], outputs: [], funds: [] }
  const all = strandsOf(held, await readPools(reads, held))
  const strands = scope !== 'all' && 'projectId' in scope ? all.filter((one) => one.projectId === scope.projectId) : all
  return { strands, ...(await readTraceNames(reads, strands)) }
}

/**
 * Follows all gifts of a person at once, and some of them each: what readTrace tells of them one by one, in as many queries
 * as one gift takes.
 */
export async function readOwnTrace(
  reads: Reads,
  personId: Id<'psn'>,
  giftIds: readonly Id<'gft'>[],
): Promise<{ whole: Trace; ofGift: Map<Id<'gft'>, Trace> }> {
  const stretches = await readStretches(reads, { personId })
  const held = await readBought(reads, stretches)
  const pools = await readPools(reads, held)
  const strands = strandsOf(held, pools)
  const whole = { strands, ...(await readTraceNames(reads, strands)) }
  const byGift = groupBy(stretches, (stretch) => stretch.giftId)
  const traceOf = (giftId: Id<'gft'>) => narrowTrace(whole, strandsOf(heldBy(held, byGift.get(giftId) ?? []), pools))
  return { whole, ofGift: new Map(giftIds.map((giftId) => [giftId, traceOf(giftId)])) }
}

/** The lots in question; for gifts, with the stretch of each lot's price that they paid. */
async function readHeld(reads: Reads, scope: TraceScope): Promise<Held[]> {
  if (scope === 'all') return whole(await readLots(reads))
  if ('projectId' in scope) return whole(await readLots(reads, inPoolsUsedBy(scope.projectId)))
  const bought = await readBought(reads, await readStretches(reads, scope))
  const given = 'donorId' in scope ? await readLots(reads, eq(supplyLots.donorId, scope.donorId)) : []
  return [...bought, ...whole(given)]
}

async function readBought(reads: Reads, stretches: readonly PaidStretch[]): Promise<Held[]> {
  const lotIds = new Set(stretches.map((stretch) => stretch.lotId))
  if (lotIds.size === 0) return []
  return heldBy(whole(await readLots(reads, inArray(supplyLots.id, [...lotIds]))), stretches)
}

/** Of these lots, what lies on the stretches. */
function heldBy(held: readonly Held[], stretches: readonly PaidStretch[]): Held[] {
  const byLot = groupBy(stretches, (stretch) => stretch.lotId)
  return held.flatMap(({ lot }) => {
    const own = byLot.get(lot.id)
    return own ? [{ lot, stretches: own }] : []
  })
}

function whole(lots: readonly TraceLot[]): Held[] {
  return lots.map((lot) => ({ lot, stretches: null }))
}

async function readLots(reads: Reads, where?: SQL): Promise<TraceLot[]> {
  return reads
    .select({
      id: supplyLots.id,
      gpuClass: supplyLots.gpuClass,
      month: supplyLots.month,
      source: supplyLots.source,
      title: supplyLots.title,
      seconds: supplyLots.seconds,
      fundId: supplyLots.fundId,
      donorId: supplyLots.donorId,
      cost: supplyLots.cost,
    })
    .from(supplyLots)
    .where(where)
    .orderBy(asc(supplyLots.month), asc(supplyLots.id))
}

function inPoolsUsedBy(projectId: Id<'prj'>): SQL {
  return sql`(${supplyLots.gpuClass}, ${supplyLots.month}) in (
    select ${accounts.gpuClass}, ${accounts.month} from ${accounts} join ${allocations} on ${allocations.id} = ${accounts.ownerId}
    where ${accounts.kind} = 'used' and ${allocations.projectId} = ${projectId})`
}

/** Everything that became of the pools the lots were in: what all their lots put in, what each project used, what went unused. */
async function readPools(reads: Reads, held: readonly Held[]): Promise<PoolUse[]> {
  if (held.length === 0) return []
  const months = [...new Set(held.map(({ lot }) => lot.month))]
  const classes = [...new Set(held.map(({ lot }) => lot.gpuClass))]
  const [lots, uses, losses] = await Promise.all([
    readLots(reads, and(inArray(supplyLots.month, months), inArray(supplyLots.gpuClass, classes))),
    readUses(reads, and(inArray(accounts.month, months), inArray(accounts.gpuClass, classes))),
    readUnused(reads, and(inArray(accounts.month, months), inArray(accounts.gpuClass, classes))),
  ])
  const usesByPool = groupBy(uses, poolOf)
  const lossesByPool = groupBy(losses, poolOf)
  return [...groupBy(lots, poolOf)].map(([pool, own]) => ({
    lots: own.map((lot) => ({ lotId: lot.id, seconds: lot.seconds })),
    projects: usesByPool.get(pool) ?? [],
    unused: (lossesByPool.get(pool) ?? []).reduce<bigint>((sum, loss) => sum + loss.seconds, 0n) as GpuSeconds,
  }))
}

const poolOf = (row: { gpuClass: string | null; month: string | null }) => `${row.gpuClass} ${row.month}`
const net = sql<string>`sum(${accountTotals.debits} - ${accountTotals.credits})`

async function readUses(reads: Reads, where: SQL | undefined) {
  const rows = await reads
    .select({ gpuClass: accounts.gpuClass, month: accounts.month, projectId: allocations.projectId, seconds: net })
    .from(accountTotals)
    .innerJoin(accounts, and(eq(accounts.name, accountTotals.account), eq(accounts.asset, accountTotals.asset)))
    .innerJoin(allocations, eq(sql`${allocations.id}`, accounts.ownerId))
    .where(and(eq(accounts.kind, 'used'), where))
    .groupBy(accounts.gpuClass, accounts.month, allocations.projectId)
    .having(sql`${net} > 0`)
    .orderBy(asc(allocations.projectId))
  return rows.map((row) => ({ ...row, seconds: BigInt(row.seconds) as GpuSeconds }))
}

async function readUnused(reads: Reads, where: SQL | undefined) {
  const rows = await reads
    .select({ gpuClass: accounts.gpuClass, month: accounts.month, seconds: net })
    .from(accountTotals)
    .innerJoin(accounts, and(eq(accounts.name, accountTotals.account), eq(accounts.asset, accountTotals.asset)))
    .where(and(inArray(accounts.kind, ['expired', 'down']), where))
    .groupBy(accounts.gpuClass, accounts.month)
  return rows.map((row) => ({ ...row, seconds: BigInt(row.seconds) as GpuSeconds }))
}
