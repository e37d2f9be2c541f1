import { and, eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { addGpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gpuClasses, runs } from '#db/schema/compute.ts'
import { attributeHeld } from './attribute-held.server.ts'
import type { HeldBecause } from './held.ts'
import { lockImports } from './lock-imports.server.ts'
import type { ChargedSum } from './merge-usage.server.ts'
import { mayManageCompute } from './policy.ts'
import { postUsage } from './post-usage.server.ts'
import { partsOf, wallOf } from './sacct/judge-row.ts'

export type CountHeld = {
  account: string
  partition: string
  because: Exclude<HeldBecause, 'unknown-account'>
  /** GPUs of each run; 0 says that they used none. Of runs whose class alone is unknown Slurm's own count stays. */
  count: number
  gpuClass: string | null
}

type Run = typeof runs.$inferSelect
type Counted = { run: Run; parts: { gpuClass: string; month: Month; seconds: number }[] }

/**
 * Says what Slurm did not: how many GPUs of which class the held runs of an account and partition used. They are charged in the
 * months they ran, to their project or, while nobody knows it, to `unattributed`. The same rows imported again change nothing.
 */
export async function countHeld(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: CountHeld,
): Promise<Outcome<{ runs: number }, 'not-allowed' | 'no-such-class' | 'not-a-count' | 'nothing-held'>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  if (!Number.isInteger(input.count) || input.count < 0 || input.count > mostGpus) return refuse('not-a-count')
  const by = { ids: world.ids, at: world.clock.now(), actor }
  return world.db.transaction(async (tx) => {
    await lockImports(tx)
    const needsClass = input.because === 'class-unknown' || input.count > 0
    if (needsClass && !(await isListed(tx, input.gpuClass))) return refuse('no-such-class')
    const held = await readHeldRuns(tx, input)
    if (held.length === 0) return refuse('nothing-held')
    const counted = held.map((run) => countRun(run, input))
    await keepCounted(tx, counted)
    const source = { type: 'held_runs', id: world.ids.next('hld') }
    const memo = 'Runs counted by staff'
    await postUsage(tx, by, { source, memo, withdrawn: [], charged: sumByMonth(counted) })
    await attributeHeld(tx, by, { ...source, id: `${source.id}:attributed` })
    const { count, gpuClass, because, partition } = input
    await recordHappening(tx, by, {
      kind: 'held-runs-counted',
      subject: { type: 'slurm_account', id: input.account },
      after: { runs: held.length, because, partition, count, gpuClass },
    })
    return done({ runs: held.length })
  })
}

/** More GPUs than this in one run is a slip of the finger. */
const mostGpus = 100_000

async function isListed(tx: Tx, code: string | null): Promise<boolean> {
  if (!code) return false
  const [listed] = await tx.select({ state: gpuClasses.state }).from(gpuClasses).where(eq(gpuClasses.code, code))
  return listed !== undefined && listed.state !== 'retired'
}

function readHeldRuns(tx: Tx, { account, partition, because }: CountHeld): Promise<Run[]> {
  const ofGroup = and(
    eq(runs.standing, 'held'),
    eq(runs.heldBecause, because),
    eq(runs.account, account),
    eq(runs.partition, partition),
  )
  return tx.select().from(runs).where(ofGroup).orderBy(runs.startedAt, runs.jobIdRaw)
}

function countRun(run: Run, { because, count, gpuClass }: CountHeld): Counted {
  const elapsed = Number(run.elapsedSeconds)
  const gpus = because === 'class-unknown' ? Number(run.gpuSeconds) / elapsed : count
  if (gpus === 0 || !gpuClass) return { run, parts: [] }
  const wall = wallOf({ startedAt: run.startedAt.getTime(), endedAt: run.endedAt?.getTime() ?? null, elapsed })
  return { run, parts: partsOf(wall, [{ gpuClass, count: gpus }]) }
}

const atOnce = 2_000

/** Writes what each run used. A run with GPUs waits for its account for a moment: whoever has one is charged next. */
async function keepCounted(tx: Tx, counted: readonly Counted[]): Promise<void> {
  for (let from = 0; from < counted.length; from += atOnce) {
    const rows = counted.slice(from, from + atOnce).map(({ run, parts }) => ({
      ...keyOf(run),
      seconds: parts.reduce((sum, part) => sum + part.seconds, 0),
      parts,
    }))
    const told = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as told(cluster text, raw bigint, submitted timestamptz, started timestamptz, seconds bigint, parts jsonb)`
    const isSame = sql`r.cluster = told.cluster and r.job_id_raw = told.raw and r.submitted_at = told.submitted
      and r.started_at = told.started`
    await tx.execute(sql`insert into run_part (cluster, job_id_raw, submitted_at, started_at, gpu_class, month, seconds, is_provisional)
      select r.cluster, r.job_id_raw, r.submitted_at, r.started_at, part."gpuClass", part.month, part.seconds, r.is_provisional
      from ${told} join run r on ${isSame}
      cross join lateral jsonb_to_recordset(told.parts) as part("gpuClass" text, month text, seconds bigint) where part.seconds > 0`)
    await tx.execute(sql`update run r set gpu_seconds = told.seconds,
        held_because = case when told.seconds > 0 then 'unknown-account' end,
        standing = case when told.seconds > 0 then 'held' when r.is_provisional then 'provisional' else 'final' end
      from ${told} where ${isSame}`)
  }
}

function keyOf({ cluster, jobIdRaw, submittedAt, startedAt }: Run) {
  return { cluster, raw: jobIdRaw.toString(), submitted: submittedAt, started: startedAt }
}

function sumByMonth(counted: readonly Counted[]): ChargedSum[] {
  const sums = new Map<string, ChargedSum>()
  for (const { run, parts } of counted) {
    for (const { gpuClass, month, seconds } of parts) {
      const key = `${gpuClass} ${month} ${run.isProvisional}`
      const before = sums.get(key)?.seconds ?? gpuSeconds(0)
      const sum = addGpuSeconds(before, gpuSeconds(seconds))
      sums.set(key, { allocationId: null, gpuClass, month, isProvisional: run.isProvisional, seconds: sum })
    }
  }
  return [...sums.values()].filter((sum) => sum.seconds > 0n)
}
