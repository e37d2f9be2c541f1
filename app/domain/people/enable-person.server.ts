import { and, eq, isNotNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from './person.ts'
import { mayManagePeople } from './policy.ts'

/** Lets a disabled person in again, with the roles she had. She signs in anew. */
export async function enablePerson(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  personId: Id<'psn'>,
): Promise<Outcome<undefined, 'not-allowed' | 'not-disabled'>> {
  if (actor.kind === 'person' && !mayManagePeople(actor.person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [row] = await tx
      .update(people)
      .set({ disabledAt: null })
      .where(and(eq(people.id, personId), isNotNull(people.disabledAt)))
      .returning({ id: people.id })
    if (!row) return refuse('not-disabled')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'person-enabled', subject: { type: 'person', id: personId } },
    )
    return done()
  })
}
