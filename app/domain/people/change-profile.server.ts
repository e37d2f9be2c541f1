import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { actorOf, type Person } from './person.ts'

/** Changes a person's own name and time zone. Refuses an empty or overlong name and a zone nobody keeps. */
export async function changeProfile(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  asked: { name: string; timeZone: string },
): Promise<Outcome<undefined, 'no-name' | 'name-too-long' | 'no-such-zone'>> {
  const name = asked.name.replace(/\s+/g, ' ').trim()
  if (!name) return refuse('no-name')
  if (name.length > 200) return refuse('name-too-long')
  if (!isTimeZone(asked.timeZone)) return refuse('no-such-zone')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person) }
  await world.db.transaction(async (tx) => {
    await tx.update(people).set({ name, timeZone: asked.timeZone }).where(eq(people.id, person.id))
    await recordHappening(tx, by, {
      kind: 'profile-changed',
      subject: { type: 'person', id: person.id },
      before: { timeZone: person.timeZone },
      after: { timeZone: asked.timeZone, isNameChanged: name !== person.name },
    })
  })
  return done()
}

/** Every zone a person may choose, as the IANA names them. */
export const timeZones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
]

function isTimeZone(zone: string): boolean {
  return timeZones.includes(zone)
}
