import { passSecondStep } from '#app/domain/people/pass-second-step.server.ts'
import { passByPasskey } from '#app/domain/people/passkeys/pass-by-passkey.server.ts'
import { forgive, limits, takeFrom } from '#app/platform/limits.server.ts'
import type { SignedIn } from '#app/platform/session.server.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { world } from '#app/world.server.ts'

/** What a page that asks for the second step was sent: what somebody typed, or what a passkey answered. */
export type StepSent = { code?: string | undefined; answer?: string | undefined }
type Refusal = 'nothing' | 'wrong-code' | 'wrong-passkey' | 'counter-went-back'

/** Passes the second step by whichever was sent. Wrong tries of both kinds count together. */
export async function proveStep(
  { person, session }: SignedIn,
  { code, answer }: StepSent,
): Promise<Outcome<{ at: Date }, Refusal> | { ok: false; refused: 'too-often'; retryAt: Date }> {
  if (!code && !answer) return refuse('nothing')
  const taken = await takeFrom(world, limits.codeForPerson, person.id)
  if (!taken.ok) return { ok: false, refused: 'too-often', retryAt: taken.retryAt }
  const outcome = answer
    ? await passByPasskey(world, person, { answer, sessionId: session.id })
    : await passSecondStep(world, person, code ?? '')
  if (!outcome.ok) return outcome
  await forgive(world, limits.codeForPerson, person.id)
  return done({ at: outcome.value.at })
}

/** Of what is no code or answer at all. */
export const aCode = 'A code is six digits, a recovery code twelve letters.'
export const anAnswer = 'The passkey’s answer did not arrive. Try again, or type a code.'

export const stepSentences: Record<Refusal, string> = {
  nothing: 'Type the code your authenticator shows.',
  'wrong-code': 'This code is wrong or was used already. Wait for the next one and type that.',
  'wrong-passkey': 'This is not a passkey of yours here, or it answered too late. Try again, or type a code.',
  'counter-went-back':
    'This passkey says it was used less often than we know, as a copy of it would. It was not accepted, and we have written to you. Type a code, and remove the passkey.',
}
