import { gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { ApplicationState } from './application.ts'
import type { DecisionOutcome, GrantedHours } from './decision.ts'
import type { RequestLine } from './request.ts'

export type PanelRow = {
  id: Id<'app'>
  number: string
  title: string
  institution: string
  state: ApplicationState
  /** The mean score of each review sent in, in hundredths. */
  means: number[]
  reviewsAsked: number
  lines: RequestLine[]
  outcome: DecisionOutcome | null
  granted: GrantedHours[]
}

export type RankedRow = PanelRow & {
  /** The mean of the reviews' means, in hundredths; null before the first review. */
  mean: number | null
  /** Between the lowest and the highest review, in hundredths. */
  spread: number
  isAboveLine: boolean
  /** Of the classes it wants, the free hours left under it when all above are served; below zero is what it lacks. */
  leftUnder: GrantedHours[]
  /** So near the line that another reviewer could have moved it across. */
  isTooCloseToCall: boolean
}

/** Scores nearer to the line than this, in hundredths, do not tell two applications apart. */
const tooClose = 25

/**
 * Ranks by mean score and draws the line where the free hours of some class run out, going down in order: an application is
 * above it while everything granted (or asked, where nothing is decided) down to it fits.
 */
export function rankPanel(rows: readonly PanelRow[], free: ReadonlyMap<string, bigint>): RankedRow[] {
  const scored = rows
    .map((row) => ({ ...row, mean: meanOf(row.means), spread: spreadOf(row.means) }))
    .sort((a, b) => (b.mean ?? -1) - (a.mean ?? -1) || a.number.localeCompare(b.number))
  const left = new Map(free)
  let isAbove = true
  const ranked = scored.map((row) => {
    const hours = hoursWanted(row)
    isAbove =
      isAbove && row.mean !== null && hours.every(({ gpuClass, seconds }) => seconds <= (left.get(gpuClass) ?? 0n))
    const leftUnder = hours.map(({ gpuClass, seconds }) => ({
      gpuClass,
      seconds: gpuSeconds((left.get(gpuClass) ?? 0n) - seconds),
    }))
    if (isAbove) for (const { gpuClass, seconds } of leftUnder) left.set(gpuClass, seconds)
    return { ...row, isAboveLine: isAbove, leftUnder }
  })
  const lastAbove = ranked.findLast((row) => row.isAboveLine)?.mean ?? null
  const firstBelow = ranked.find((row) => !row.isAboveLine)?.mean ?? null
  const line = lastAbove !== null && firstBelow !== null ? (lastAbove + firstBelow) / 2 : null
  return ranked.map((row) => ({
    ...row,
    isTooCloseToCall: line !== null && row.mean !== null && Math.abs(row.mean - line) <= tooClose,
  }))
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
