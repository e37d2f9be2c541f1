/** One job line of sacct as told: the fields we read, as text. A field the file does not have is null. */
export type SacctRow = {
  /** The line of the file, or the place among the jobs of a JSON answer; the first is 1. */
  row: number
  cluster: string | null
  jobId: string
  jobIdRaw: string | null
  account: string | null
  login: string | null
  partition: string | null
  state: string | null
  submit: string | null
  start: string | null
  end: string | null
  elapsedRaw: string | null
  elapsed: string | null
  tres: string | null
  nodes: string | null
  /** The job's name held the delimiter, so the line had more fields than columns. */
  isNameCut: boolean
}

/** Something to know about one line. `code` is for machines, `text` for people. */
export type RowProblem = { row: number; code: string; text: string }

/** A line that could not be taken apart into the columns. */
export type BrokenRow = { row: number; problem: RowProblem }

/** How a file is to be read, besides what its own header says. */
export type Reading = { columns?: string; delimiter?: string; timeZone?: string }

export type UnreadableCode = 'no-header' | 'columns-missing' | 'bad-json' | 'bad-delimiter' | 'bad-time-zone'

/** Thrown when nothing in the file can be trusted; the import stops before anything is written. */
export class Unreadable extends Error {
  constructor(
    readonly code: UnreadableCode,
    readonly sentence: string,
  ) {
    super(sentence)
  }
}
