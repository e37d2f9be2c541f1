import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import type { DecisionLine } from '../decision.ts'
import type { RequestLine } from '../request.ts'

/** What of a request counts on the list. */
type Wanted = Pick<RequestLine, 'gpuClass' | 'asked' | 'leastUseful' | 'firstMonth' | 'lastMonth'>

export type OnTheList = { applicationId: Id<'app'>; number: string; score: number | null; lines: Wanted[] }
export type Returned = ReadonlyMap<string, GpuSeconds>

/** The order of the list: the best mean of the reviews first, then the lower number; what nobody reviewed comes last. */
export function rankWaiting<Row extends Pick<OnTheList, 'number' | 'score'>>(waiting: readonly Row[]): Row[] {
  return [...waiting].sort(
    (one, other) => (other.score ?? -1) - (one.score ?? -1) || one.number.localeCompare(other.number),
  )
}

/**
 * What returned hours make of an application: of each class all it asks for, or what there is when that is still useful. Null when
 * one class falls short of its least useful hours, when its months are over, or when nothing at all would be offered.
 */
export function offerFrom(lines: readonly Wanted[], returned: Returned, thisMonth: Month): DecisionLine[] | null {
  const offered: DecisionLine[] = []
  for (const { gpuClass, asked, leastUseful, firstMonth, lastMonth } of lines) {
    const there = returned.get(gpuClass) ?? 0n
    if (lastMonth < thisMonth || there < leastUseful) return null
    const seconds = gpuSeconds(there < asked ? there : asked)
    if (seconds <= 0n) continue
    offered.push({ gpuClass, seconds, firstMonth: firstMonth < thisMonth ? thisMonth : firstMonth, lastMonth })
  }
  return offered.length > 0 ? offered : null
}

export type NextOffer = { applicationId: Id<'app'>; place: number; isWhole: boolean; lines: DecisionLine[] }

/** The first of the ranked applications that the returned hours suffice for; null when there is none. */
export function nextOffer(ranked: readonly OnTheList[], returned: Returned, thisMonth: Month): NextOffer | null {
  for (const [index, { applicationId, lines }] of ranked.entries()) {
    const offered = offerFrom(lines, returned, thisMonth)
    if (!offered) continue
    const isWhole = lines.every(({ gpuClass, asked }) =>
      offered.some((line) => line.gpuClass === gpuClass && line.seconds === asked),
    )
    return { applicationId, place: index + 1, isWhole, lines: offered }
  }
  return null
}
