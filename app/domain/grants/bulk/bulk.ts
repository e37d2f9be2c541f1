import type { Id } from '#app/units/id.ts'
import type { AssignRefusal } from '../assign-reviewer.server.ts'
import type { ExtendRefusal } from '../deadlines/extend-deadline.server.ts'
import type { DecideRefusal } from '../decide-application.server.ts'
import type { DecisionOutcome } from '../decision.ts'
import type { ScreenRefusal } from '../screen-application.server.ts'

/** How many applications one bulk act takes: they are worked while the officer waits. */
export const mostInBulk = 200

/** The acts that can be chosen on the list of applications. More time is given by number, in its call. */
export const listActs = ['to-review', 'return', 'ineligible', 'assign', 'decide'] as const
export type ListAct = (typeof listActs)[number]

/** Decisions that need no hours of their own for each application. */
export const bulkOutcomes = ['accepted_full', 'waitlisted', 'declined'] as const satisfies readonly DecisionOutcome[]

/** One verb with what it is given besides its application. */
export type Bulk =
  | { act: 'to-review' }
  | { act: 'return' | 'ineligible'; note: string }
  | { act: 'assign'; reviewerId: Id<'psn'>; dueAt: Date | null }
  | { act: 'decide'; outcome: (typeof bulkOutcomes)[number]; note: string }
  | { act: 'extend'; callId: Id<'cal'>; until: Date; note: string }

export type BulkVerdict = 'waiting' | 'done' | 'already' | 'refused'
export type BulkRefusal = ScreenRefusal | AssignRefusal | DecideRefusal | ExtendRefusal | 'sent-again'

/** The words a bulk act carries to every applicant, if it has any. */
export function noteOf(bulk: Bulk): string {
  return 'note' in bulk ? bulk.note.trim() : ''
}

/** Whether the words are missing that its verb would ask for in every row. */
export function isNoteMissing(bulk: Bulk): boolean {
  if (bulk.act === 'decide') return bulk.outcome !== 'accepted_full' && noteOf(bulk) === ''
  return 'note' in bulk && noteOf(bulk) === ''
}
