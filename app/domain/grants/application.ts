import type { Id } from '#app/units/id.ts'

/** Where an application stands. One list, no prefixes; each step is one verb. */
export const applicationStates = [
  'draft',
  'submitted',
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

export const editableStates: readonly ApplicationState[] = ['draft', 'returned']
export const reviewableStates: readonly ApplicationState[] = ['in_review', 'in_discussion']
export const decidableStates: readonly ApplicationState[] = ['in_review', 'in_discussion', 'recommended', 'decided']
/** Submitted, and its applicant has not been told what became of it. */
export const unreleasedStates: readonly ApplicationState[] = ['submitted', ...decidableStates]
export const withdrawableStates: readonly ApplicationState[] = [
  'draft',
  'submitted',
  'returned',
  'in_review',
  'in_discussion',
  'recommended',
  'decided',
  'offered',
  'waitlisted',
]

export function isEditable(state: ApplicationState): boolean {
  return editableStates.includes(state)
}

export function isWithdrawable(state: ApplicationState): boolean {
  return withdrawableStates.includes(state)
}

/** What happens next, in the applicant's words. */
export const stageSentences: Record<ApplicantStage, string> = {
  draft: 'Not sent yet. Only you and your team can see it.',
  submitted: 'We have it. A programme officer checks that it is complete and fits the call.',
  ineligible: 'It does not fit this call, so it was not sent to reviewers.',
  returned: 'A programme officer asks for a change. Make it and send the application again.',
  in_review: 'Reviewers are reading it. You will hear from us together with everyone else in this call.',
  offered: 'We offer you hours. Read the offer and sign it.',
  waitlisted: 'It is on the waiting list: good enough, and there were too few hours.',
  declined: 'It was not selected. The reviewers’ comments are below.',
  accepted: 'You accepted the offer. The project is being set up.',
  awarded: 'You accepted the offer, and the project is set up.',
  lapsed: 'The offer was not answered in time.',
  withdrawn: 'You withdrew it. Nobody works on it any more.',
}

export type ApplicationId = Id<'app'>
