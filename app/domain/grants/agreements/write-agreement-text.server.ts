import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { agreementTexts } from '#db/schema/agreements.ts'
import { calls } from '#db/schema/grants.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { type AgreementFault, type AgreementWords, findAgreementFault } from './agreement.ts'
import { readAgreementText } from './read-agreement-text.server.ts'

export type WriteAgreementRefusal = 'not-allowed' | 'not-found' | 'stale' | AgreementFault

/**
 * Writes the next version of what awards of a call are signed under; `number` is the version the officer saw. Offers that are
 * released keep the text they were released with, signed or not. The same words again are no new version.
 */
export async function writeAgreementText(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { callId, number: seen, ...words }: { callId: Id<'cal'>; number: number } & AgreementWords,
): Promise<Outcome<{ number: number }, WriteAgreementRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    const fault = findAgreementFault(words)
    if (fault) return refuse(fault)
    const { promises, opennessClass } = words
    const kept = await readAgreementText(tx, callId)
    const isSame = kept.promises.join('\n') === promises.join('\n') && kept.opennessClass === opennessClass
    if (isSame) return done({ number: kept.number })
    if (kept.number !== seen) return refuse('stale')
    const number = kept.number + 1
    const id = world.ids.next('agt')
    await tx
      .insert(agreementTexts)
      .values({ id, callId, number, promises, opennessClass, writtenBy: person.id, writtenAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'agreement-written',
        subject: { type: 'call', id: callId },
        before: { number: kept.number, opennessClass: kept.opennessClass, promises: kept.promises },
        after: { number, opennessClass, promises },
      },
    )
    return done({ number })
  })
}
