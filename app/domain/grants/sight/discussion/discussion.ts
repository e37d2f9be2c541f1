import { type ApplicationState, decidableStates } from '../../application.ts'

/** In characters. */
export const longestMessage = 4_000
/** How long an author may take a message back. */
export const takeBackMinutes = 15
/** Who had a letter about a discussion gets no other for this long. */
export const quietHours = 12
/** The same words by the same author within this long are one message that was sent twice. */
export const repeatMinutes = 10

/** While it is being decided; a released decision, or a withdrawal, closes it. */
export function isDiscussed(state: ApplicationState): boolean {
  return decidableStates.includes(state)
}

export function isBefore(since: Date, minutes: number, now: Date): boolean {
  return now.getTime() < since.getTime() + minutes * 60_000
}
