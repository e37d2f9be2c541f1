import { desc, eq, lt, sql } from 'drizzle-orm'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { usageImports } from '#db/schema/compute.ts'
import { people } from '#db/schema/people.ts'
import type { HeldBecause } from './held.ts'
import type { UsageAnswer } from './usage-import.ts'

export type UsageImport = {
  id: Id<'imp'>
  source: 'page' | 'api' | 'shell' | 'story'
  fileName: string
  state: 'queued' | 'running' | 'done' | 'failed'
  bytes: bigint
  bytesRead: bigint
  answer: UsageAnswer | null
  failure: string | null
  by: string | null
  startedAt: Date
  finishedAt: Date | null
}

/** Imports newest first, one more than the page. */
export async function readUsageImports(
  reads: Reads,
  page: { after?: string | null; size: number },
): Promise<UsageImport[]> {
  const rows = await selectImports(reads)
    .where(page.after ? lt(usageImports.id, page.after as Id<'imp'>) : undefined)
    .orderBy(desc(usageImports.id))
    .limit(page.size + 1)
  return rows.map(importOf)
}

/** One import with its answer, or null. */
export async function readUsageImport(reads: Reads, id: Id<'imp'>): Promise<UsageImport | null> {
  const [row] = await selectImports(reads).where(eq(usageImports.id, id))
  return row ? importOf(row) : null
}

function selectImports(reads: Reads) {
  return reads
    .select({ told: usageImports, by: people.name })
    .from(usageImports)
    .leftJoin(people, eq(people.id, usageImports.startedBy))
    .$dynamic()
}

function importOf({ told, by }: { told: typeof usageImports.$inferSelect; by: string | null }): UsageImport {
  const { id, source, fileName, state, bytes, bytesRead, failure, startedAt, finishedAt } = told
  const answer = told.answer as UsageAnswer | null
  return { id, source, fileName, state, bytes, bytesRead, answer, failure, by, startedAt, finishedAt }
}

export type HeldGroup = {
  account: string
  because: HeldBecause
  runs: number
  seconds: GpuSeconds
  partitions: string
  oldest: Date
  newest: Date
}

/** What waits for staff: held runs by account and reason, the most hours first. */
export async function readHeld(reads: Reads): Promise<HeldGroup[]> {
  const rows = await reads.execute<{
    account: string
    because: HeldBecause
    runs: string
    seconds: string
    partitions: string
    oldest: string
    newest: string
  }>(sql`
    select account, held_because as because, count(*)::text as runs, sum(gpu_seconds)::text as seconds,
      left(string_agg(distinct partition, ', '), 60) as partitions, extract(epoch from min(started_at))::bigint::text as oldest,
      extract(epoch from max(started_at))::bigint::text as newest
    from run where standing = 'held' group by account, held_because order by sum(gpu_seconds) desc, account limit 100`)
  return rows.map((row) => ({
    account: row.account,
    because: row.because,
    runs: Number(row.runs),
    seconds: gpuSeconds(BigInt(row.seconds)),
    partitions: row.partitions,
    oldest: new Date(Number(row.oldest) * 1000),
    newest: new Date(Number(row.newest) * 1000),
  }))
}
