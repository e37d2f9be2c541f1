import type { Id } from '#app/units/id.ts'
import type { CallStage } from './call.ts'

/** Where an application stands. One list, no prefixes; each step is one verb. */
export const applicationStates = [
  'draft',
  'submitted',
  'reopened',
  'ineligible',
  'returned',
  'in_review',
  'in_discussion',
  'recommended',
  'decided',
  'offered',
  'waitlisted',
  'declined',
  'accepted',
  'awarded',
  'lapsed',
  'withdrawn',
] as const
export type ApplicationState = (typeof applicationStates)[number]

/** What an applicant is told. Between screening and release it is one word, whatever the panel does. */
export type ApplicantStage = Exclude<ApplicationState, 'in_discussion' | 'recommended' | 'decided'>

export function stageFor(state: ApplicationState): ApplicantStage {
  return state === 'in_discussion' || state === 'recommended' || state === 'decided' ? 'in_review' : state
}

/** What was still being changed at its deadline stands as it was sent from that instant on, also before anybody has looked. */
export function stateNow(state: ApplicationState, call: CallStage): ApplicationState {
  return state === 'reopened' && call === 'closed' ? 'submitted' : state
}

export const editableStates: readonly ApplicationState[] = ['draft', 'returned', 'reopened']
export const reviewableStates: readonly ApplicationState[] = ['in_review', 'in_discussion']
export const decidableStates: readonly ApplicationState[] = ['in_review', 'in_discussion', 'recommended', 'decided']
/** Submitted, and its applicant has not been told what became of it. */
export const unreleasedStates: readonly ApplicationState[] = ['submitted', 'reopened', ...decidableStates]
export const withdrawableStates: readonly ApplicationState[] = [
  'draft',
  'submitted',
  'reopened',
  'returned',
  'in_review',
  'in_discussion',
  'recommended',
  'decided',
  'offered',
  'waitlisted',
]

/** It came to nothing, and the same may be asked for once more. */
export const overStates: readonly ApplicationState[] = ['withdrawn', 'ineligible', 'declined', 'lapsed']

export function isEditable(state: ApplicationState): boolean {
  return editableStates.includes(state)
}

export function isWithdrawable(state: ApplicationState): boolean {
  return withdrawableStates.includes(state)
}

export type ApplicationId = Id<'app'>
