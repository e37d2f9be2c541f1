import type { Month } from '#app/units/time.ts'
import type { HeldBecause } from '../held.ts'
import { parseElapsed, parseSeconds } from './elapsed.ts'
import { countGpus, readGpus, spellGpus } from './gpus.ts'
import type { ReadInstant } from './instant.ts'
import { splitOverMonths } from './months.ts'
import { type Book, type ClassCount, looksLikeGpus, nameClasses } from './name-classes.ts'
import type { RowProblem, SacctRow } from './row.ts'
import { stageOf } from './state.ts'
import { sentenceOf } from './words.ts'

/** One run as a file tells it, ready to be compared with what is known. Times are milliseconds since 1970. */
export type ToldRun = {
  row: number
  cluster: string
  jobIdRaw: string
  submittedAt: number
  startedAt: number
  jobId: string
  endedAt: number | null
  account: string
  login: string
  partition: string
  state: string
  isProvisional: boolean
  heldBecause: Exclude<HeldBecause, 'unknown-account'> | null
  elapsed: number
  gpuSeconds: number
  parts: { gpuClass: string; month: Month; seconds: number }[]
  fingerprint: string
}

export type Judged =
  | { verdict: 'step' | 'pending' | 'not_started' }
  | { verdict: 'rejected'; problems: RowProblem[] }
  | { verdict: 'run'; run: ToldRun; problems: RowProblem[] }

/** Twenty years: longer is a broken clock. */
const longestRun = 20 * 366 * 24 * 3600

/** Decides what one line is. Nothing is dropped without a word: a line that cannot be charged says why. */
export function judgeRow(told: SacctRow, by: { read: ReadInstant; book: Book }): Judged {
  if (told.jobId.includes('.')) return { verdict: 'step' }
  const raw = told.jobIdRaw ?? told.jobId
  if (!/^\d{1,18}$/.test(raw)) return rejected(told, 'bad-job-id')
  const stage = stageOf(told.state ?? '')
  if (stage === 'unknown') return rejected(told, 'unknown-state')
  if (stage === 'pending') return { verdict: 'pending' }
  const missing = missingColumn(told)
  if (missing) return rejected(told, 'missing-column', missing)
  const elapsed = readElapsed(told)
  if (elapsed === null) return rejected(told, 'bad-elapsed')
  const startedAt = by.read(told.start)
  if (startedAt === null && stage === 'ended' && elapsed === 0) return { verdict: 'not_started' }
  const submittedAt = by.read(told.submit)
  if (startedAt === null || submittedAt === null) return rejected(told, 'no-start')
  const endedAt = by.read(told.end)
  if (Number.isNaN(startedAt) || Number.isNaN(submittedAt) || Number.isNaN(endedAt)) return rejected(told, 'bad-time')
  return runOf(told, { raw, startedAt, submittedAt, endedAt, elapsed, isProvisional: stage === 'running' }, by)
}

type Facts = {
  raw: string
  startedAt: number
  submittedAt: number
  endedAt: number | null
  elapsed: number
  isProvisional: boolean
}

function runOf(told: SacctRow, facts: Facts, by: { read: ReadInstant; book: Book }): Judged {
  const { elapsed, startedAt, endedAt, isProvisional } = facts
  const where = { partition: told.partition ?? '', nodes: told.nodes ?? '', account: told.account ?? '' }
  const gpus = readGpus(told.tres ?? '')
  const named = nameClasses(gpus, where, by.book)
  const gpuSeconds = countGpus(gpus) * elapsed
  if (!Number.isSafeInteger(gpuSeconds)) return rejected(told, 'bad-elapsed')
  const heldBecause = heldFor({ elapsed, gpuSeconds, counts: named.counts, isGpuPlace: looksLikeGpus(where, by.book) })
  const wall = wallOf({ startedAt, endedAt, elapsed })
  const run: ToldRun = {
    row: told.row,
    cluster: told.cluster || 'default',
    jobIdRaw: facts.raw,
    submittedAt: facts.submittedAt,
    startedAt,
    jobId: told.jobId,
    endedAt: isProvisional ? null : wall.until,
    account: where.account,
    login: told.login ?? '',
    partition: where.partition,
    state: told.state ?? '',
    isProvisional,
    heldBecause,
    elapsed,
    gpuSeconds,
    parts: heldBecause || gpuSeconds === 0 ? [] : partsOf(wall, named.counts ?? []),
    fingerprint: [told.state, endedAt ?? '', elapsed, spellGpus(gpus), where.account, told.login, where.partition].join(
      ' ',
    ),
  }
  const doubts = by.read.isDoubtful(told.start) ? ['clock-change'] : []
  const codes = [
    ...(gpuSeconds > 0 ? named.warnings : []),
    ...(told.isNameCut ? ['name-has-delimiter'] : []),
    ...doubts,
  ]
  if (heldBecause) codes.push(heldBecause)
  return { verdict: 'run', run, problems: codes.map((code) => problemOf(told, code)) }
}

function heldFor(run: { elapsed: number; gpuSeconds: number; counts: ClassCount[] | null; isGpuPlace: boolean }) {
  if (run.elapsed === 0) return null
  if (run.counts === null) return 'class-unknown'
  return run.gpuSeconds === 0 && run.isGpuPlace ? 'gres-not-tracked' : null
}

export type Wall = { from: number; until: number; seconds: number }

/** A run's seconds by class and month: each GPU of it ran all the time. */
export function partsOf(wall: Wall, counts: ClassCount[]): ToldRun['parts'] {
  const months = splitOverMonths(wall)
  return counts.flatMap(({ gpuClass, count }) =>
    months.map(({ month, seconds }) => ({ gpuClass, month, seconds: seconds * count })),
  )
}

/** From when until when a run ran. Some say they ended when they began, or not at all: elapsed time then says how long. */
export function wallOf(run: { startedAt: number; endedAt: number | null; elapsed: number }): Wall {
  const { startedAt, endedAt, elapsed } = run
  const until = endedAt !== null && endedAt > startedAt ? endedAt : startedAt + elapsed * 1000
  return { from: startedAt, until, seconds: elapsed }
}

function readElapsed(told: SacctRow): number | null {
  const raw = told.elapsedRaw ? parseSeconds(told.elapsedRaw) : null
  const seconds = raw ?? (told.elapsed ? parseElapsed(told.elapsed) : null)
  return seconds !== null && seconds <= longestRun ? seconds : null
}

function missingColumn(told: SacctRow): string | null {
  const absent = [
    told.submit === null && 'Submit',
    told.start === null && 'Start',
    told.elapsedRaw === null && told.elapsed === null && 'ElapsedRaw',
    told.account === null && 'Account',
    told.tres === null && 'AllocTRES',
  ].filter((name) => name !== false)
  return absent.length > 0 ? absent.join(', ') : null
}

function rejected(told: SacctRow, code: string, said = ''): Judged {
  return { verdict: 'rejected', problems: [problemOf(told, code, said)] }
}

function problemOf(told: SacctRow, code: string, said = ''): RowProblem {
  return { row: told.row, code, text: sentenceOf(code, told, said) }
}
