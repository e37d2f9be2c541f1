import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Reads } from '#db/client.server.ts'
import { runs } from '#db/schema/compute.ts'
import type { HeldBecause } from './held.ts'

export type HeldRun = {
  cluster: string
  jobId: string
  partition: string
  login: string
  state: string
  startedAt: Date
  elapsedSeconds: bigint
  seconds: GpuSeconds
}
export type HeldRuns = { partitions: { name: string; runs: number }[]; newest: HeldRun[] }

const shown = 50

/** The held runs of an account for one reason: how many in each partition, and the newest of them. Null when there are none. */
export async function readHeldGroup(
  reads: Reads,
  group: { account: string; because: HeldBecause },
): Promise<HeldRuns | null> {
  const ofGroup = and(eq(runs.standing, 'held'), eq(runs.heldBecause, group.because), eq(runs.account, group.account))
  const partitions = await reads
    .select({ name: runs.partition, runs: count() })
    .from(runs)
    .where(ofGroup)
    .groupBy(runs.partition)
    .orderBy(desc(sql`count(*)`), runs.partition)
  if (partitions.length === 0) return null
  const newest = await reads
    .select({
      cluster: runs.cluster,
      jobId: runs.jobId,
      partition: runs.partition,
      login: runs.login,
      state: runs.slurmState,
      startedAt: runs.startedAt,
      elapsedSeconds: runs.elapsedSeconds,
      seconds: runs.gpuSeconds,
    })
    .from(runs)
    .where(ofGroup)
    .orderBy(desc(runs.startedAt), desc(runs.jobIdRaw))
    .limit(shown)
  return { partitions, newest }
}
