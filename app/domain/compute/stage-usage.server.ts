import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { copyInto, copyText } from '#db/copy.server.ts'
import { instantReader } from './sacct/instant.ts'
import { judgeRow, type ToldRun } from './sacct/judge-row.ts'
import type { Book } from './sacct/name-classes.ts'
import { readSacct } from './sacct/read-sacct.ts'
import type { Reading } from './sacct/row.ts'
import { emptyCounts, mostVerdicts, ProblemList, type RowVerdict } from './usage-import.ts'

export type Staged = {
  counts: ReturnType<typeof emptyCounts>
  problems: ProblemList
  /** The first lines that are no run: runs get their verdict in the merge. */
  verdicts: RowVerdict[]
  /** Lines that tell of a run, all of them in `told_run`. */
  runs: number
}

type Source = {
  bytes: AsyncIterable<Uint8Array>
  reading: Reading
  book: Book
  onProgress: (bytesRead: number) => void
}

const columns = `row, cluster, job_id_raw, submitted, started, job_id, ended, account, login, partition, slurm_state,
  is_provisional, held_because, elapsed_seconds, gpu_seconds, fingerprint, classes, months, seconds`

/**
 * Reads a whole file into the temporary table `told_run` of the caller's transaction, judging each line on its way. The
 * table goes with the transaction. Memory does not grow with the file.
 */
export async function stageUsage(tx: Tx, source: Source): Promise<Staged> {
  // Sorting and joining a file of millions of lines happens in pieces of this size; the usual four megabytes make too many.
  await tx.execute(sql`set local work_mem = '64MB'`)
  await tx.execute(sql`create temporary table told_run (
    row bigint not null, cluster text not null, job_id_raw bigint not null, submitted bigint not null, started bigint not null,
    job_id text not null, ended bigint, account text not null, login text not null, partition text not null, slurm_state text not null,
    is_provisional boolean not null, held_because text, elapsed_seconds bigint not null, gpu_seconds bigint not null,
    fingerprint text not null, classes text[] not null, months text[] not null, seconds bigint[] not null
  ) on commit drop`)
  const staged: Staged = { counts: emptyCounts(), problems: new ProblemList(), verdicts: [], runs: 0 }
  const lines = linesOf({ ...source, bytes: counted(source.bytes, source.onProgress) }, staged)
  await copyInto(tx, `copy told_run (${columns}) from stdin`, lines)
  return staged
}

async function* linesOf(source: Source, staged: Staged): AsyncGenerator<string> {
  const by = { read: instantReader(source.reading.timeZone), book: source.book }
  let hasCluster = true
  for await (const rows of readSacct(source.bytes, source.reading)) {
    let lines = ''
    for (const told of rows) {
      const judged = 'problem' in told ? { verdict: 'rejected' as const, problems: [told.problem] } : judgeRow(told, by)
      if (judged.verdict === 'run') {
        lines += copyLine(judged.run)
        staged.runs += 1
        if (hasCluster && 'cluster' in told && told.cluster === null) hasCluster = noteCluster(staged, told.row)
      } else {
        const verdict = judged.verdict === 'step' ? 'steps' : judged.verdict
        staged.counts[verdict] += 1
        if (staged.verdicts.length < mostVerdicts) {
          const { jobId = '', account = '' } = 'problem' in told ? {} : told
          staged.verdicts.push({ row: told.row, jobId, account: account ?? '', verdict, gpuSeconds: '0' })
        }
      }
      if ('problems' in judged) for (const problem of judged.problems) staged.problems.add(problem)
    }
    if (lines !== '') yield lines
  }
}

function noteCluster(staged: Staged, row: number): false {
  const text =
    'The file does not say which cluster its jobs ran on; they are kept under "default". Add the column Cluster.'
  staged.problems.add({ row, code: 'no-cluster', text })
  return false
}

/** Class codes need no quoting in an array: they hold letters, digits, `_`, `.` and `-` only. */
function copyLine(run: ToldRun): string {
  const { parts } = run
  return `${run.row}\t${copyText(run.cluster)}\t${run.jobIdRaw}\t${run.submittedAt / 1000}\t${run.startedAt / 1000}\t${copyText(run.jobId)}\t${
    run.endedAt === null ? '\\N' : run.endedAt / 1000
  }\t${copyText(run.account)}\t${copyText(run.login)}\t${copyText(run.partition)}\t${copyText(run.state)}\t${
    run.isProvisional ? 't' : 'f'
  }\t${copyText(run.heldBecause)}\t${run.elapsed}\t${run.gpuSeconds}\t${copyText(run.fingerprint)}\t{${parts
    .map((part) => part.gpuClass)
    .join(',')}}\t{${parts.map((part) => part.month).join(',')}}\t{${parts.map((part) => part.seconds).join(',')}}\n`
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  onProgress: (bytesRead: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const chunk of bytes) {
    yield chunk
    read += chunk.byteLength
    onProgress(read)
  }
}
