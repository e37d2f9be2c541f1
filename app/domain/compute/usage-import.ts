import type { Id } from '#app/units/id.ts'
import type { RowProblem } from './sacct/row.ts'

/** What became of a line. Every line has exactly one. */
export const verdicts = [
  'final',
  'provisional',
  'steps',
  'pending',
  'not_started',
  'duplicate',
  'held',
  'rejected',
] as const
export type Verdict = (typeof verdicts)[number]

export const verdictWords: Record<Verdict, string> = {
  final: 'Final run',
  provisional: 'Still running',
  steps: 'Step, part of its job',
  pending: 'Waiting to run',
  not_started: 'Cancelled before it ran',
  duplicate: 'Known already',
  held: 'Held for staff',
  rejected: 'Not readable',
}

/** The answer of an import, the same for the page, the API and the shell. Seconds are text: JSON has no bigint. */
export type UsageAnswer = {
  import: Id<'imp'>
  dry_run: boolean
  rows: Record<Verdict, number>
  gpu_seconds: { final: string; provisional: string; unattributed: string }
  by_account: Record<string, string>
  problems: RowProblem[]
}

/** One line's verdict, for the page of a dry run. */
export type RowVerdict = { row: number; jobId: string; account: string; verdict: Verdict; gpuSeconds: string }

/** Listing every problem of a broken file of a gigabyte helps nobody; the rest are counted. */
export const mostProblems = 200
export const mostVerdicts = 500

export function emptyCounts(): Record<Verdict, number> {
  return { final: 0, provisional: 0, steps: 0, pending: 0, not_started: 0, duplicate: 0, held: 0, rejected: 0 }
}

/** Keeps the first problems of a file and counts the others by code, in flat memory. */
export class ProblemList {
  private readonly kept: RowProblem[] = []
  private readonly others = new Map<string, { row: number; count: number }>()

  add(problem: RowProblem): void {
    if (this.kept.length < mostProblems) {
      this.kept.push(problem)
      return
    }
    const other = this.others.get(problem.code)
    if (other) other.count += 1
    else this.others.set(problem.code, { row: problem.row, count: 1 })
  }

  /** Sorted by line; what was not kept is one problem for each code, at its first line. */
  list(): RowProblem[] {
    const rest = [...this.others].map(([code, { row, count }]) => ({
      row,
      code,
      text: `${count.toLocaleString('en-US')} more lines with this problem (${code}), from line ${row}.`,
    }))
    return [...this.kept, ...rest].sort((left, right) => left.row - right.row)
  }
}
