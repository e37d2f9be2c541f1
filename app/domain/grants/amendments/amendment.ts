import { addDays, type Day } from '#app/units/time.ts'
import type { ProjectState } from '../project.ts'

/** What a project may ask to change after its award. A kind of its own is added here, with what follows from it in apply-amendment.server.ts. */
export const amendmentKinds = ['extension', 'plan', 'people', 'goal'] as const
export type AmendmentKind = (typeof amendmentKinds)[number]

export const amendmentKindWords: Record<AmendmentKind, { label: string; hint: string }> = {
  extension: { label: 'More time', hint: 'The project ends later, with the hours it has. No hours are added.' },
  plan: { label: 'Another plan', hint: 'What is trained, on which data, in which order.' },
  people: { label: 'Other people', hint: 'Who leads, or who works on it.' },
  goal: { label: 'Another goal', hint: 'What comes out in the end, or what of it is released.' },
}

export type AmendmentState = 'asked' | 'approved' | 'approved_in_part' | 'declined' | 'withdrawn'
export const amendmentAnswers = ['approved', 'approved_in_part', 'declined'] as const
export type AmendmentAnswer = (typeof amendmentAnswers)[number]

/** A project cannot be extended further than so many days past its present end at once. */
const mostDays = 366
export const replyDays = 14

/** The last day on which the lab said it would answer. */
export function replyByOf(askedOn: Day): Day {
  return addDays(askedOn, replyDays)
}

/** What is wrong with a new last day; null when nothing is. Days are of the lab. */
export function untilFault(until: Day, { endsOn, today }: { endsOn: Day; today: Day }): 'not-later' | 'too-far' | null {
  if (until <= endsOn || until < today) return 'not-later'
  return until > addDays(endsOn, mostDays) ? 'too-far' : null
}

export function isAmendable(state: ProjectState): boolean {
  return state === 'active' || state === 'suspended' || state === 'closing'
}
