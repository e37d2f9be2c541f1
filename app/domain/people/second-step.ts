import { isStaff, type Person } from './person.ts'

/** done: nothing stands in the way; code: a code or a passkey is asked; set-up: staff without either must make one first. */
export type SecondStep = 'done' | 'code' | 'set-up'

/** Staff never work without a second step, however they signed in; a person who set one up is asked for it too. */
export function needsSecondStep(asked: {
  person: Person
  /** An authenticator or a passkey. */
  hasSecondStep: boolean
  isDone: boolean
  /** A demo person, in demo mode. */
  isDemoPerson: boolean
}): SecondStep {
  if (asked.hasSecondStep) return asked.isDone ? 'done' : 'code'
  return isStaff(asked.person) && !asked.isDemoPerson ? 'set-up' : 'done'
}

/** How long a proof of the second step serves for acts that move money or hours, or widen access. */
export const stepServesMinutes = 15

/** Whether the second step was proven recently enough for such an act. */
export function isStepFresh(provenAt: Date | null, now: Date): boolean {
  return provenAt !== null && now.getTime() - provenAt.getTime() < stepServesMinutes * 60_000
}
