import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { passkeys } from '#db/schema/passkeys.ts'
import { people } from '#db/schema/people.ts'
import { endSessions } from '../end-sessions.server.ts'
import { actorOf, type Person } from '../person.ts'
import { recordAccountChange } from '../record-account-change.server.ts'
import { readAdded } from './answer.ts'
import { spendChallenge } from './challenges.server.ts'
import { longestPasskeyName, mostPasskeys } from './passkey.ts'
import { type KeyKept, verifyAdded } from './verify-answer.server.ts'

export type AddPasskey = { name: string; answer: string; sessionId: string }
export type AddPasskeyRefusal = 'no-name' | 'name-too-long' | 'answer-not-right' | 'added-already' | 'too-many'
type Added = { at: Date; isFirstStep: boolean }

/**
 * Keeps a passkey that a device has just made for the person, and tells her by letter. As the first second step it ends every
 * session, this one included: the caller opens the next. Refuses an answer to no question of this session, and a key that is known.
 */
export async function addPasskey(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  person: Person,
  asked: AddPasskey,
): Promise<Outcome<Added, AddPasskeyRefusal>> {
  const name = asked.name.trim()
  if (name === '') return refuse('no-name')
  if ([...name].length > longestPasskeyName) return refuse('name-too-long')
  const answer = readAdded(asked.answer)
  if (!answer) return refuse('answer-not-right')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [row] = await tx.select().from(people).where(eq(people.id, person.id)).for('update')
    if (!row) throw new Error('a signed-in person has a row')
    const isOurs = await spendChallenge(tx, answer.challenge, { sessionId: asked.sessionId, purpose: 'add', at })
    const key = isOurs ? await verifyAdded(world.lab, answer) : null
    if (!key) return refuse('answer-not-right')
    const own = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.personId, person.id))
    if (own.length >= mostPasskeys) return refuse('too-many')
    const made = { id: world.ids.next('psk'), personId: person.id, name, ...key, createdAt: at }
    if (!(await isKept(tx, made))) return refuse('added-already')
    const isFirstStep = own.length === 0 && row.totpConfirmedAt === null
    if (isFirstStep) await endSessions(tx, person.id)
    await recordAccountChange(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      { kind: 'passkey-added', whose: person, after: { passkey: made.id } },
    )
    return done({ at, isFirstStep })
  })
}

async function isKept(tx: Tx, made: typeof passkeys.$inferInsert & KeyKept): Promise<boolean> {
  const kept = await tx.insert(passkeys).values(made).onConflictDoNothing().returning({ id: passkeys.id })
  return kept.length === 1
}
