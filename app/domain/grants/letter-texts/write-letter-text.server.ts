import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { calls } from '#db/schema/grants.ts'
import { letterTexts } from '#db/schema/letter-texts.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { type CallLetter, findTextFault, type TextFault } from './letter-text.ts'
import { readLetterTexts } from './read-letter-texts.server.ts'

export type WriteTextRefusal = 'not-allowed' | 'not-found' | 'stale' | TextFault

/**
 * Writes the next version of a call's own words for one letter; `number` is the version the officer saw, 0 for none. Letters that
 * are queued keep their words. Refuses fields the letter does not know, by name, and words without the link. The same words again are no new version.
 */
export async function writeLetterText(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { callId: Id<'cal'>; letter: CallLetter; number: number; subject: string; words: string },
): Promise<Outcome<{ number: number }, WriteTextRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const { callId, letter } = input
  const [subject, words] = [input.subject.trim(), input.words.trim()]
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    const wrong = findTextFault(letter, { subject, words })
    if (wrong) return refuse(wrong.fault, { fields: wrong.fields })
    const [kept] = await readLetterTexts(tx, { callId, letter })
    if ((kept?.subject ?? '') === subject && (kept?.words ?? '') === words) return done({ number: kept?.number ?? 0 })
    if ((kept?.number ?? 0) !== input.number) return refuse('stale')
    const number = input.number + 1
    const row = { id: world.ids.next('ltx'), callId, letter, number, subject, words }
    await tx.insert(letterTexts).values({ ...row, writtenBy: person.id, writtenAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'letter-text-written',
        subject: { type: 'call', id: callId },
        before: { letter, number: input.number },
        after: { letter, number },
      },
    )
    return done({ number })
  })
}
