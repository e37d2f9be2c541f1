import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { actorOf, type Person } from './person.ts'
import { toPerson } from './person-row.ts'

/** One click in, as one of the demo people: in demo mode and nowhere else. The caller opens the session. */
export async function signInAsDemoPerson(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  email: string,
): Promise<Outcome<Person, 'not-a-demo' | 'no-such-person'>> {
  if (!world.lab.isDemo) return refuse('not-a-demo')
  const [row] = await world.db
    .select()
    .from(people)
    .where(and(eq(people.email, email), eq(people.isDemo, true), isNull(people.disabledAt)))
  if (!row) return refuse('no-such-person')
  const person = toPerson(row)
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person) }
  await world.db.transaction((tx) =>
    recordHappening(tx, by, { kind: 'signed-in', subject: { type: 'person', id: person.id }, after: { by: 'demo' } }),
  )
  return { ok: true, value: person }
}
