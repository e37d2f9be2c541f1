import { gpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { ApplicationState } from './application.ts'
import type { DecisionOutcome, GrantedHours } from './decision.ts'
import type { CalibratedScore, Calibration } from './panel/calibrate.ts'
import type { RequestLine } from './request.ts'
import type { Recommendation } from './sight/meta-review/meta-review.ts'

export type PanelRow = {
  id: Id<'app'>
  number: string
  title: string
  institution: string
  state: ApplicationState
  /** The mean score of each review sent in, in hundredths. */
  means: number[]
  /** The same as they were first handed in, before the discussion. */
  firstMeans: number[]
  reviewsAsked: number
  lines: RequestLine[]
  outcome: DecisionOutcome | null
  granted: GrantedHours[]
  /** What the lead of its discussion recommends, once that is handed in. */
  recommendation: Recommendation | null
}

export type RankBy = 'mean' | 'calibrated'

export type RankedRow = PanelRow & {
  /** The mean of the reviews' means, in hundredths; null before the first review. */
  mean: number | null
  /** The same with its reviewers' biases taken out; null while the call cannot be calibrated. */
  calibrated: number | null
  /** Which of the two ranks it. */
  score: number | null
  /** How far to both sides the score reaches: eight times in ten it would lie within. */
  reach: number
  /** 1 is best; equal scores have one rank. */
  rank: number
  isTied: boolean
  /** Between the lowest and the highest review, in hundredths. */
  spread: number
  isAboveLine: boolean
  /** Of the classes it wants, the free hours left under it when all above are served; below zero is what it lacks. */
  leftUnder: GrantedHours[]
  /** Its score reaches across the line: other reviewers, or the same on another day, could have moved it there. */
  isTooCloseToCall: boolean
}

/** Standard errors on both sides of a score within which it would lie eight times in ten: the tenth and ninetieth of a hundred. */
const eightInTen = 1.2816
/** The reach of scores that cannot be calibrated, in hundredths: a quarter of a level does not tell two applications apart. */
const plainReach = 25

/**
 * Ranks by mean or by calibrated score and draws the line where the free hours of some class run out, going down in order: an
 * application is above it while everything granted (or asked, where nothing is decided) down to it fits.
 */
export function rankPanel(
  rows: readonly PanelRow[],
  free: ReadonlyMap<string, bigint>,
  { by, calibration }: { by: RankBy; calibration: Calibration | null } = { by: 'mean', calibration: null },
): RankedRow[] {
  const scored = rows
    .map((row) => ({ ...row, ...scoreOf(row, by, calibration?.scores.get(row.id)), spread: spreadOf(row.means) }))
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.number.localeCompare(b.number))
  const drawn = drawLine(scored, free)
  const lastAbove = drawn.findLast((row) => row.isAboveLine)?.score ?? null
  const firstBelow = drawn.find((row) => !row.isAboveLine)?.score ?? null
  const line = lastAbove !== null && firstBelow !== null ? (lastAbove + firstBelow) / 2 : null
  const equals = groupBy(drawn, ({ score }) => score)
  const better = new Map(drawn.map(({ score }, index) => [score, index] as const).reverse())
  return drawn.map((row) => ({
    ...row,
    rank: 1 + (better.get(row.score) ?? 0),
    isTied: row.score !== null && (equals.get(row.score) ?? []).length > 1,
    isTooCloseToCall: line !== null && row.score !== null && Math.abs(row.score - line) <= row.reach,
  }))
}

/** The applications with the one score at which the line falls; none when scores differ there. */
export function tiedAtLine(rows: readonly RankedRow[]): RankedRow[] {
  const score = rows.findLast((row) => row.isAboveLine)?.score ?? null
  const tied = rows.filter((row) => row.score !== null && row.score === score)
  return tied.every((row) => row.isAboveLine) ? [] : tied
}

function scoreOf({ means }: PanelRow, by: RankBy, judged: CalibratedScore | undefined) {
  const mean = meanOf(means)
  const calibrated = judged ? Math.round(judged.score) : null
  const isCalibrated = by === 'calibrated' && calibrated !== null
  const error = isCalibrated ? judged?.error : judged?.plainError
  const reach = error === undefined ? plainReach : Math.round(eightInTen * error)
  return { mean, calibrated, score: isCalibrated ? calibrated : mean, reach }
}

function drawLine<Row extends PanelRow & { score: number | null }>(scored: Row[], free: ReadonlyMap<string, bigint>) {
  const left = new Map(free)
  let isAbove = true
  return scored.map((row) => {
    const hours = hoursWanted(row)
    isAbove =
      isAbove && row.score !== null && hours.every(({ gpuClass, seconds }) => seconds <= (left.get(gpuClass) ?? 0n))
    const leftUnder = hours.map(({ gpuClass, seconds }) => ({
      gpuClass,
      seconds: gpuSeconds((left.get(gpuClass) ?? 0n) - seconds),
    }))
    if (isAbove) for (const { gpuClass, seconds } of leftUnder) left.set(gpuClass, seconds)
    return { ...row, isAboveLine: isAbove, leftUnder }
  })
}

function hoursWanted(row: PanelRow): GrantedHours[] {
  if (row.outcome === null) return row.lines.map(({ gpuClass, asked }) => ({ gpuClass, seconds: asked }))
  return row.granted
}

function meanOf(means: readonly number[]): number | null {
  return means.length === 0 ? null : Math.round(means.reduce((sum, mean) => sum + mean, 0) / means.length)
}

function spreadOf(means: readonly number[]): number {
  return means.length === 0 ? 0 : Math.max(...means) - Math.min(...means)
}
