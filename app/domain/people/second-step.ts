import { isStaff, type Person } from './person.ts'

/** done: nothing stands in the way; code: a code from the authenticator is asked; set-up: staff without one must make one first. */
export type SecondStep = 'done' | 'code' | 'set-up'

/** Staff never work without a second step, however they signed in; a person who set one up is asked for it too. */
export function needsSecondStep(asked: {
  person: Person
  hasAuthenticator: boolean
  isDone: boolean
  /** A demo person, in demo mode. */
  isDemoPerson: boolean
}): SecondStep {
  if (asked.hasAuthenticator) return asked.isDone ? 'done' : 'code'
  return isStaff(asked.person) && !asked.isDemoPerson ? 'set-up' : 'done'
}
