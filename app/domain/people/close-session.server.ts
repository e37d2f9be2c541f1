import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { sessions } from '#db/schema/people.ts'
import { actorOf, type Person } from './person.ts'

/** Ends one of a person's own sessions. Refuses what is not hers. */
export async function closeSession(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  sessionId: string,
): Promise<Outcome<undefined, 'no-such-session'>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [closed] = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, person.id)))
      .returning({ id: sessions.id })
    if (!closed) return refuse('no-such-session')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person) },
      { kind: 'session-closed', subject: { type: 'person', id: person.id } },
    )
    return done()
  })
}
