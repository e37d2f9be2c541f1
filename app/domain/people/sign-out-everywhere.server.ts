import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { endSessions } from './end-sessions.server.ts'
import type { Actor } from './person.ts'
import { mayManagePeople } from './policy.ts'

/** Ends every session of a person, but for the one kept: one's own, or anybody's for an administrator. Answers how many. */
export async function signOutEverywhere(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  asked: { personId: Id<'psn'>; keepSessionId?: string },
): Promise<Outcome<{ ended: number }, 'not-allowed' | 'no-such-person'>> {
  const isOwn = actor.kind === 'person' && actor.person.id === asked.personId
  if (actor.kind === 'person' && !isOwn && !mayManagePeople(actor.person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, asked.personId))
    if (!person) return refuse('no-such-person')
    const ended = await endSessions(tx, asked.personId, asked.keepSessionId)
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'signed-out-everywhere', subject: { type: 'person', id: asked.personId }, after: { sessions: ended } },
    )
    return { ok: true as const, value: { ended } }
  })
}
