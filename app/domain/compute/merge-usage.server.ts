import { sql } from 'drizzle-orm'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'

/** Seconds of one class and month that a set of runs adds or takes back, for one project and allocation. */
export type PartSum = {
  projectId: Id<'prj'> | null
  gpuClass: string
  month: Month
  isProvisional: boolean
  seconds: GpuSeconds
  /** The first line that told of them. */
  row: number
}
export type ChargedSum = Omit<PartSum, 'projectId' | 'row'> & { allocationId: Id<'alo'> | null }
export type Charge = { projectId: Id<'prj'>; gpuClass: string; month: Month; allocationId: Id<'alo'> }

const sameRun = sql.raw(
  'r.cluster = c.cluster and r.job_id_raw = c.job_id_raw and r.submitted_at = to_timestamp(c.submitted) and r.started_at = to_timestamp(c.started)',
)

/**
 * Compares what was told with what is known and keeps in the temporary table `change` what is new or better: one row a run.
 * Within a file and against the books alike, a final row beats a provisional one, a longer provisional row a shorter one,
 * and a later final row an earlier one that differs. Files of rows that agree so give the same books in any order. A run that
 * staff have counted is not held again by the row they counted.
 */
export async function findChanges(tx: Tx): Promise<void> {
  await tx.execute(sql`analyze told_run`)
  await tx.execute(sql`create temporary table change on commit drop as
    with c as (
      select best.*, coalesce(p.id, m.project_id) as project_id,
        case when best.held_because is not null then best.held_because
          when best.gpu_seconds > 0 and coalesce(p.id, m.project_id) is null then 'unknown-account' end as held
      from (
        select distinct on (cluster, job_id_raw, submitted, started) * from told_run
        order by cluster, job_id_raw, submitted, started, is_provisional, case when is_provisional then elapsed_seconds end desc,
          case when is_provisional then fingerprint end desc, row desc
      ) best
      left join project p on p.slurm_account = best.account
      left join mapped_account m on m.account = best.account
    )
    select c.*, r.cluster is not null as is_known
    from c left join run r on ${sameRun}
    where r.cluster is null
      or (r.is_provisional and not c.is_provisional)
      or (r.is_provisional and c.is_provisional and (c.elapsed_seconds, c.fingerprint) > (r.elapsed_seconds, r.fingerprint))
      or (not r.is_provisional and not c.is_provisional and c.fingerprint <> r.fingerprint)
      or (r.is_provisional = c.is_provisional and c.fingerprint = r.fingerprint and r.held_because is not null
        and c.held is distinct from r.held_because
        and not (r.held_because = 'unknown-account' and c.held in ('gres-not-tracked', 'class-unknown')))`)
  await tx.execute(sql`analyze change`)
}

/** What the changed runs add, by project, class and month. Without a project the seconds are unattributed. */
export async function sumNewParts(tx: Tx): Promise<PartSum[]> {
  const rows = await tx.execute<SumRow & { project_id: Id<'prj'> | null; row: string }>(sql`
    select c.project_id, part.gpu_class, part.month, c.is_provisional, sum(part.seconds)::text as seconds, min(c.row)::text as row
    from change c cross join lateral unnest(c.classes, c.months, c.seconds) as part(gpu_class, month, seconds)
    where part.seconds > 0 group by 1, 2, 3, 4 order by 1, 2, 3, 4`)
  return rows.map((row) => ({ projectId: row.project_id, row: Number(row.row), ...sumOf(row) }))
}

/** Takes the known parts of changed runs away and answers what they held. */
export async function takeOldParts(tx: Tx): Promise<ChargedSum[]> {
  const rows = await tx.execute<SumRow & { allocation_id: Id<'alo'> | null }>(sql`
    with gone as (
      delete from run_part r using change c where c.is_known and ${sameRun}
      returning r.allocation_id, r.gpu_class, r.month, r.is_provisional, r.seconds
    )
    select allocation_id, gpu_class, month, is_provisional, sum(seconds)::text as seconds from gone group by 1, 2, 3, 4 order by 1, 2, 3, 4`)
  return rows.map((row) => ({ allocationId: row.allocation_id, ...sumOf(row) }))
}

/** Keeps the changed runs and their parts, each charged where `charges` says. */
export async function keepRuns(tx: Tx, importId: Id<'imp'>, charges: readonly Charge[]): Promise<void> {
  await tx.execute(sql`insert into run (cluster, job_id_raw, submitted_at, started_at, job_id, ended_at, account, login, partition,
      slurm_state, standing, held_because, is_provisional, fingerprint, elapsed_seconds, gpu_seconds, import_id)
    select cluster, job_id_raw, to_timestamp(submitted), to_timestamp(started), job_id, to_timestamp(ended), account, login, partition,
      slurm_state, case when held is not null then 'held' when is_provisional then 'provisional' else 'final' end, held, is_provisional,
      fingerprint, elapsed_seconds, gpu_seconds, ${importId}
    from change
    on conflict (cluster, job_id_raw, submitted_at, started_at) do update set job_id = excluded.job_id, ended_at = excluded.ended_at,
      account = excluded.account, login = excluded.login, partition = excluded.partition, slurm_state = excluded.slurm_state,
      standing = excluded.standing, held_because = excluded.held_because, is_provisional = excluded.is_provisional,
      fingerprint = excluded.fingerprint, elapsed_seconds = excluded.elapsed_seconds, gpu_seconds = excluded.gpu_seconds,
      import_id = excluded.import_id`)
  const asked = JSON.stringify(charges)
  await tx.execute(sql`insert into run_part (cluster, job_id_raw, submitted_at, started_at, gpu_class, month, seconds, allocation_id, is_provisional)
    select c.cluster, c.job_id_raw, to_timestamp(c.submitted), to_timestamp(c.started), part.gpu_class, part.month, part.seconds,
      charge."allocationId", c.is_provisional
    from change c cross join lateral unnest(c.classes, c.months, c.seconds) as part(gpu_class, month, seconds)
    left join jsonb_to_recordset(${asked}::jsonb) as charge("projectId" text, "gpuClass" text, month text, "allocationId" text)
      on charge."projectId" = c.project_id and charge."gpuClass" = part.gpu_class and charge.month = part.month
    where part.seconds > 0`)
}

type SumRow = { gpu_class: string; month: Month; is_provisional: boolean; seconds: string }

function sumOf(row: SumRow) {
  return {
    gpuClass: row.gpu_class,
    month: row.month,
    isProvisional: row.is_provisional,
    seconds: gpuSeconds(BigInt(row.seconds)),
  }
}
