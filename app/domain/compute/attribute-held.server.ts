import { sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { chargeRuns } from './charge-runs.server.ts'
import type { ChargedSum, PartSum } from './merge-usage.server.ts'
import { postUsage } from './post-usage.server.ts'

type By = { ids: Ids; at: Date; actor: Actor }

const resolved = sql.raw(`(select coalesce(p.id, m.project_id) from (select) nothing
  left join project p on p.slurm_account = r.account left join mapped_account m on m.account = r.account)`)

/**
 * Charges runs that waited for their account to every project that has claimed it since: their seconds leave `unattributed`
 * for the project's allocations, in the months they ran. Answers how many runs it freed. Call it under the import lock.
 */
export async function attributeHeld(tx: Tx, by: By, source: { type: string; id: string }): Promise<number> {
  await tx.execute(sql`create temporary table freed on commit drop as
    select r.cluster, r.job_id_raw, r.submitted_at, r.started_at, ${resolved} as project_id
    from run r where r.standing = 'held' and r.held_because = 'unknown-account' and ${resolved} is not null`)
  const sums = await sumFreed(tx)
  const { charges } = await chargeRuns(tx, by, sums)
  const allocationOf = new Map(
    charges.map((one) => [`${one.projectId} ${one.gpuClass} ${one.month}`, one.allocationId]),
  )
  const charged: ChargedSum[] = sums.map(({ projectId, row: _row, ...sum }) => ({
    ...sum,
    allocationId: allocationOf.get(`${projectId} ${sum.gpuClass} ${sum.month}`) ?? null,
  }))
  await tx.execute(sql`update run_part r set allocation_id = charge."allocationId"
    from freed f, jsonb_to_recordset(${JSON.stringify(charges)}::jsonb) as charge("projectId" text, "gpuClass" text, month text, "allocationId" text)
    where f.cluster = r.cluster and f.job_id_raw = r.job_id_raw and f.submitted_at = r.submitted_at and f.started_at = r.started_at
      and charge."projectId" = f.project_id and charge."gpuClass" = r.gpu_class and charge.month = r.month`)
  const freed = await tx.execute(sql`update run r
    set standing = case when r.is_provisional then 'provisional' else 'final' end, held_because = null
    from freed f where f.cluster = r.cluster and f.job_id_raw = r.job_id_raw and f.submitted_at = r.submitted_at and f.started_at = r.started_at`)
  await tx.execute(sql`drop table freed`)
  const withdrawn = unattributedSums(sums)
  await postUsage(tx, by, { source, memo: 'Runs whose account found its project', withdrawn, charged })
  return freed.count
}

async function sumFreed(tx: Tx): Promise<PartSum[]> {
  const rows = await tx.execute<{
    project_id: Id<'prj'>
    gpu_class: string
    month: Month
    is_provisional: boolean
    seconds: string
  }>(sql`select f.project_id, r.gpu_class, r.month, r.is_provisional, sum(r.seconds)::text as seconds
    from freed f join run_part r on f.cluster = r.cluster and f.job_id_raw = r.job_id_raw and f.submitted_at = r.submitted_at
      and f.started_at = r.started_at
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`)
  return rows.map((row) => ({
    projectId: row.project_id,
    gpuClass: row.gpu_class,
    month: row.month,
    isProvisional: row.is_provisional,
    seconds: gpuSeconds(BigInt(row.seconds)),
    row: 0,
  }))
}

/** The same seconds where they waited: by class and month, whoever they belong to. */
function unattributedSums(sums: readonly PartSum[]): ChargedSum[] {
  return sums.map(({ gpuClass, month, isProvisional, seconds }) => ({
    allocationId: null,
    gpuClass,
    month,
    isProvisional,
    seconds,
  }))
}
