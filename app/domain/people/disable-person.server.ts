import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { hasOtherAdministrator, lockAdministrators } from './change-roles.server.ts'
import { endSessions } from './end-sessions.server.ts'
import type { Actor } from './person.ts'
import { mayDisable } from './policy.ts'

export type DisableRefusal = 'not-allowed' | 'no-such-person' | 'disabled-already' | 'last-administrator'

/**
 * Shuts a person out at once: sessions end, tokens stop working, links and passwords are refused. What she gave and did stays.
 * Refuses disabling oneself and the last administrator.
 */
export async function disablePerson(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  personId: Id<'psn'>,
): Promise<Outcome<undefined, DisableRefusal>> {
  if (actor.kind === 'person' && !mayDisable(actor.person, { id: personId })) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    await lockAdministrators(tx)
    const [row] = await tx.select().from(people).where(eq(people.id, personId))
    if (!row) return refuse('no-such-person')
    if (row.disabledAt) return refuse('disabled-already')
    if (row.roles.includes('administrator') && !(await hasOtherAdministrator(tx, personId))) {
      return refuse('last-administrator')
    }
    await tx
      .update(people)
      .set({ disabledAt: at })
      .where(and(eq(people.id, personId), isNull(people.disabledAt)))
    await endSessions(tx, personId)
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'person-disabled', subject: { type: 'person', id: personId } },
    )
    return done()
  })
}
