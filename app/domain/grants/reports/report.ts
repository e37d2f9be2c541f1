import type { Day } from '#app/units/time.ts'

export type ReportKind = 'progress' | 'final' | 'milestone'
export type ReportState = 'due' | 'submitted' | 'returned' | 'accepted'

export type ReportWords = { done: string; next: string; problems: string }
export const longestAnswer = 10_000

/** Whether the day of a report is over and it is not in. On its day it is still in time. */
export function isOverdue({ state, dueOn }: { state: ReportState; dueOn: Day }, today: Day): boolean {
  return isAwaited(state) && dueOn < today
}

/** Whether the team still has to send it: one that was sent back is as good as not sent. */
export function isAwaited(state: ReportState): boolean {
  return state === 'due' || state === 'returned'
}
