import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Stretch } from '#app/units/share.ts'
import type { Reads } from '#db/client.server.ts'
import { allocations, supplyLots } from '#db/schema/compute.ts'
import { funds } from '#db/schema/giving.ts'
import { outputs, projects } from '#db/schema/grants.ts'
import { accounts, accountTotals } from '#db/schema/ledger.ts'
import type { PoolUse } from './pool-use.ts'
import { type Held, type Strand, strandsOf, type Trace, type TraceLot } from './trace.ts'

export type TraceScope =
  | 'all'
  | { giftId: Id<'gft'> }
  | { donorId: Id<'dnr'> }
  | { campaignId: Id<'cmp'> }
  | { projectId: Id<'prj'> }

/**
 * Follows money and given hours to what became of them: gift, draw, lot, project, release. The one read behind every page
 * that shows the trace; /impact/method says in words what it does. Seven queries at most, however much there is.
 */
export async function readTrace(reads: Reads, scope: TraceScope): Promise<Trace> {
  const held = await readHeld(reads, scope)
  if (held.length === 0) return { strands: [], projects: [], outputs: [], funds: [] }
  const all = strandsOf(held, await readPools(reads, held))
  const strands = scope !== 'all' && 'projectId' in scope ? all.filter((one) => one.projectId === scope.projectId) : all
  return { strands, ...(await readNames(reads, strands)) }
}

/** The lots in question; for gifts, with the stretch of each lot's price that they paid. */
async function readHeld(reads: Reads, scope: TraceScope): Promise<Held[]> {
  if (scope === 'all') return whole(await readLots(reads))
  if ('projectId' in scope) return whole(await readLots(reads, inPoolsUsedBy(scope.projectId)))
  const stretches = groupBy(await readStretches(reads, scope), (row) => row.lotId)
  const bought = await readLots(reads, inArray(supplyLots.id, [...stretches.keys(), 'none' as Id<'lot'>]))
  const given = 'donorId' in scope ? await readLots(reads, eq(supplyLots.donorId, scope.donorId)) : []
  return [...bought.map((lot) => ({ lot, stretches: stretches.get(lot.id) ?? [] })), ...whole(given)]
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

/** Where the gifts in question lie on the price of each lot they paid, in the order their money arrived. */
async function readStretches(
  reads: Reads,
  scope: { giftId: Id<'gft'> } | { donorId: Id<'dnr'> } | { campaignId: Id<'cmp'> },
): Promise<(Stretch & { lotId: Id<'lot'> })[]> {
  const isOurs =
    'giftId' in scope
      ? sql`g.id = ${scope.giftId}`
      : 'donorId' in scope
        ? sql`g.donor_id = ${scope.donorId}`
        : sql`g.campaign_id = ${scope.campaignId}`
  const rows = await reads.execute<{ lot: Id<'lot'>; before: string; part: string; cost: string }>(sql`
    with paid as (
      select d.lot_id, d.gift_id, sum(d.amount) as amount from fund_draw d
      where d.lot_id in (select own.lot_id from fund_draw own join gift g on g.id = own.gift_id where ${isOurs})
      group by d.lot_id, d.gift_id having sum(d.amount) > 0),
    placed as (
      select p.lot_id, p.gift_id, p.amount, sum(p.amount) over (partition by p.lot_id order by g.settled_at, g.id) as upto
      from paid p join gift g on g.id = p.gift_id)
    select p.lot_id as lot, (p.upto - p.amount)::text as before, p.amount::text as part, l.cost::text as cost
    from placed p join gift g on g.id = p.gift_id join supply_lot l on l.id = p.lot_id
    where ${isOurs} order by p.lot_id, p.upto`)
  return rows.map((row) => ({
    lotId: row.lot,
    before: BigInt(row.before),
    part: BigInt(row.part),
    whole: BigInt(row.cost),
  }))
}

/** Everything that became of the pools the lots were in: what all their lots put in, what each project used, what went unused. */
async function readPools(reads: Reads, held: readonly Held[]): Promise<PoolUse[]> {
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

async function readNames(reads: Reads, strands: readonly Strand[]): Promise<Omit<Trace, 'strands'>> {
  const projectIds = [...new Set(strands.flatMap((strand) => strand.projectId ?? []))]
  const fundIds = [...new Set(strands.flatMap((strand) => strand.lot.fundId ?? []))]
  const [knownProjects, knownOutputs, knownFunds] = await Promise.all([
    projectIds.length === 0
      ? []
      : reads
          .select({
            id: projects.id,
            slug: projects.slug,
            title: projects.title,
            institution: projects.institution,
            isPublic: projects.isPublic,
          })
          .from(projects)
          .where(inArray(projects.id, projectIds)),
    projectIds.length === 0
      ? []
      : reads
          .select({
            id: outputs.id,
            slug: outputs.slug,
            projectId: outputs.projectId,
            kind: outputs.kind,
            title: outputs.title,
            releasedOn: outputs.releasedOn,
          })
          .from(outputs)
          .where(inArray(outputs.projectId, projectIds))
          .orderBy(asc(outputs.releasedOn), asc(outputs.id)),
    fundIds.length === 0
      ? []
      : reads
          .select({ id: funds.id, slug: funds.slug, name: funds.name })
          .from(funds)
          .where(inArray(funds.id, fundIds))
          .orderBy(asc(funds.position)),
  ])
  return { projects: knownProjects, outputs: knownOutputs, funds: knownFunds }
}
