import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import type { ApplicationState } from './application.ts'
import type { RequestLine } from './request.ts'

export const outcomes = ['accepted_full', 'accepted_partial', 'waitlisted', 'declined'] as const
export type DecisionOutcome = (typeof outcomes)[number]

export const outcomeWords: Record<DecisionOutcome, string> = {
  accepted_full: 'All hours asked',
  accepted_partial: 'Part of the hours',
  waitlisted: 'Waiting list',
  declined: 'Declined',
}

/** Where the release takes an application. */
export const releasedState: Record<DecisionOutcome, ApplicationState> = {
  accepted_full: 'offered',
  accepted_partial: 'offered',
  waitlisted: 'waitlisted',
  declined: 'declined',
}

export function isAcceptance(outcome: DecisionOutcome): boolean {
  return outcome === 'accepted_full' || outcome === 'accepted_partial'
}

export type GrantedHours = { gpuClass: string; seconds: GpuSeconds }
export type DecisionLine = GrantedHours & { firstMonth: Month; lastMonth: Month }

/** Turns what the officer typed into the lines of a decision; the window of each is the one asked for. */
export function decideLines(
  outcome: DecisionOutcome,
  asked: readonly RequestLine[],
  granted: readonly GrantedHours[],
): DecisionLine[] | 'no-hours' | 'more-than-asked' {
  if (!isAcceptance(outcome)) return []
  const given =
    outcome === 'accepted_full' ? asked.map(({ gpuClass, asked: seconds }) => ({ gpuClass, seconds })) : granted
  const lines: DecisionLine[] = []
  for (const { gpuClass, seconds } of given) {
    if (seconds === 0n) continue
    const line = asked.find((request) => request.gpuClass === gpuClass)
    if (!line || seconds < 0n || seconds > line.asked) return 'more-than-asked'
    lines.push({ gpuClass, seconds, firstMonth: line.firstMonth, lastMonth: line.lastMonth })
  }
  return lines.length > 0 ? lines : 'no-hours'
}
