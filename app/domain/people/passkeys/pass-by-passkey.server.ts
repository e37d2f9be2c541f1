import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { passkeys } from '#db/schema/passkeys.ts'
import { actorOf, type Person } from '../person.ts'
import { recordAccountChange } from '../record-account-change.server.ts'
import { readProof } from './answer.ts'
import { spendChallenge } from './challenges.server.ts'
import { hasCounterGoneBack } from './passkey.ts'
import { verifyProof } from './verify-answer.server.ts'

/**
 * Accepts the answer of one of the person's passkeys to a question of this session, at most once. The caller opens a session that
 * carries the second step. Refuses every other answer alike; a device whose count went back is refused too, and she is told.
 */
export async function passByPasskey(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  person: Person,
  asked: { answer: string; sessionId: string },
): Promise<Outcome<{ at: Date }, 'wrong-passkey' | 'counter-went-back'>> {
  const answer = readProof(asked.answer)
  if (!answer) return refuse('wrong-passkey')
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor: actorOf(person) }
  return world.db.transaction(async (tx) => {
    const isOurs = await spendChallenge(tx, answer.challenge, { sessionId: asked.sessionId, purpose: 'prove', at })
    const isHers = and(eq(passkeys.credentialId, answer.id), eq(passkeys.personId, person.id))
    const [key] = isOurs ? await tx.select().from(passkeys).where(isHers).for('update') : []
    const proof = key ? await verifyProof(world.lab, answer, key) : null
    if (!key || !proof) return refuse('wrong-passkey')
    if (hasCounterGoneBack(key.counter, proof.counter)) {
      const { counter } = key
      await recordAccountChange(tx, by, {
        kind: 'passkey-perhaps-copied',
        whose: person,
        after: { passkey: key.id, known: counter, said: proof.counter },
      })
      return refuse('counter-went-back')
    }
    await tx.update(passkeys).set({ counter: proof.counter, lastUsedAt: at }).where(eq(passkeys.id, key.id))
    await recordHappening(tx, by, {
      kind: 'second-step-passed',
      subject: { type: 'person', id: person.id },
      after: { by: 'passkey', passkey: key.id },
    })
    return done({ at })
  })
}
