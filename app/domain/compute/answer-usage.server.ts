import { sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import type { RowProblem } from './sacct/row.ts'
import type { Staged } from './stage-usage.server.ts'
import { mostProblems, mostVerdicts, type RowVerdict, type UsageAnswer, type Verdict } from './usage-import.ts'

/** Counts what the file's runs became, from the changes found; lines that were no runs are counted already. */
export async function answerUsage(
  tx: Tx,
  asked: { importId: Id<'imp'>; isDryRun: boolean; staged: Staged; problems: readonly RowProblem[] },
): Promise<UsageAnswer> {
  const { staged } = asked
  const [sums] = await tx.execute<Record<string, string>>(sql`select
    count(*)::text as changed,
    count(*) filter (where held is not null)::text as held,
    count(*) filter (where held is null and not is_provisional)::text as final,
    count(*) filter (where held is null and is_provisional)::text as provisional,
    coalesce(sum(gpu_seconds) filter (where not is_provisional), 0)::text as final_seconds,
    coalesce(sum(gpu_seconds) filter (where is_provisional), 0)::text as provisional_seconds,
    coalesce(sum(gpu_seconds) filter (where not is_provisional and held is not null), 0)::text as unattributed
    from change`)
  if (!sums) throw new Error('the changes could not be counted')
  for (const problem of [...asked.problems, ...(await readUnknownAccounts(tx))]) staged.problems.add(problem)
  return {
    import: asked.importId,
    dry_run: asked.isDryRun,
    rows: {
      ...staged.counts,
      final: Number(sums.final),
      provisional: Number(sums.provisional),
      held: Number(sums.held),
      duplicate: staged.runs - Number(sums.changed),
    },
    gpu_seconds: {
      final: sums.final_seconds ?? '0',
      provisional: sums.provisional_seconds ?? '0',
      unattributed: sums.unattributed ?? '0',
    },
    by_account: await sumByAccount(tx),
    problems: staged.problems.list(),
  }
}

async function sumByAccount(tx: Tx): Promise<Record<string, string>> {
  const rows = await tx.execute<{ account: string; seconds: string }>(sql`
    select account, sum(gpu_seconds)::text as seconds from change
    where held is null and not is_provisional and project_id is not null group by account order by account`)
  return Object.fromEntries(rows.map((row) => [row.account, row.seconds]))
}

async function readUnknownAccounts(tx: Tx): Promise<RowProblem[]> {
  const rows = await tx.execute<{ account: string; runs: string; row: string }>(sql`
    select account, count(*)::text as runs, min(row)::text as row from change where held = 'unknown-account'
    group by account order by min(row) limit ${mostProblems}`)
  return rows.map(({ account, runs, row }) => ({
    row: Number(row),
    code: 'unknown-account',
    text: `No project has the Slurm account "${account}". ${runs === '1' ? '1 run waits' : `${Number(runs).toLocaleString('en-US')} runs wait`} for staff to say whose it is.`,
  }))
}

/** The first lines with their verdicts, for a person who looks before importing. */
export async function listVerdicts(tx: Tx, staged: Staged): Promise<RowVerdict[]> {
  const rows = await tx.execute<{
    row: string
    job_id: string
    account: string
    verdict: Verdict
    seconds: string
  }>(sql`
    select t.row::text as row, t.job_id, t.account, t.gpu_seconds::text as seconds,
      case when c.row is null then 'duplicate' when c.held is not null then 'held' when c.is_provisional then 'provisional' else 'final' end as verdict
    from (select row, job_id, account, gpu_seconds from told_run order by row limit ${mostVerdicts}) t
    left join change c on c.row = t.row`)
  const runs = rows.map((row) => ({
    row: Number(row.row),
    jobId: row.job_id,
    account: row.account,
    verdict: row.verdict,
    gpuSeconds: row.seconds,
  }))
  return [...runs, ...staged.verdicts].sort((left, right) => left.row - right.row).slice(0, mostVerdicts)
}
