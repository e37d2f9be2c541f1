import { sql } from 'drizzle-orm'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'

export type RunLine = {
  /** Where the next page begins after this line. */
  cursor: string
  jobId: string
  cluster: string
  login: string
  state: string
  isProvisional: boolean
  startedAt: Date
  elapsedSeconds: bigint
  seconds: GpuSeconds
}

/** The runs charged to an allocation, newest first, one more than the page. */
export async function readRuns(
  reads: Reads,
  allocationId: Id<'alo'>,
  page: { after?: string | null; size: number },
): Promise<RunLine[]> {
  const after = parseCursor(page.after)
  const rows = await reads.execute<{
    raw: string
    started: string
    job_id: string
    cluster: string
    login: string
    slurm_state: string
    is_provisional: boolean
    elapsed: string
    seconds: string
  }>(sql`
    select r.job_id_raw::text as raw, extract(epoch from r.started_at)::bigint::text as started, r.job_id, r.cluster, r.login, r.slurm_state,
      r.is_provisional, r.elapsed_seconds::text as elapsed, sum(p.seconds)::text as seconds
    from (select * from run_part where allocation_id = ${allocationId}
        ${after ? sql`and (started_at, job_id_raw) < (to_timestamp(${after.started}::bigint), ${after.raw}::bigint)` : sql``}
        order by started_at desc, job_id_raw desc limit ${page.size * 12}) p
    join run r on r.cluster = p.cluster and r.job_id_raw = p.job_id_raw and r.submitted_at = p.submitted_at and r.started_at = p.started_at
    group by r.cluster, r.job_id_raw, r.submitted_at, r.started_at
    order by r.started_at desc, r.job_id_raw desc limit ${page.size + 1}`)
  return rows.map((row) => ({
    cursor: `${row.started}.${row.raw}`,
    jobId: row.job_id,
    cluster: row.cluster,
    login: row.login,
    state: row.slurm_state,
    isProvisional: row.is_provisional,
    startedAt: new Date(Number(row.started) * 1000),
    elapsedSeconds: BigInt(row.elapsed),
    seconds: gpuSeconds(BigInt(row.seconds)),
  }))
}

function parseCursor(text: string | null | undefined): { started: string; raw: string } | null {
  const match = /^(\d{1,12})\.(\d{1,18})$/.exec(text ?? '')
  return match?.[1] && match[2] ? { started: match[1], raw: match[2] } : null
}
