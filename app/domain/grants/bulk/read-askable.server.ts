import { and, asc, isNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { people } from '#db/schema/people.ts'
import { mayRunCalls } from '../policy.ts'
import { loadSeenBy } from '../sight/read-seats.server.ts'

export type Askable = { id: Id<'psn'>; name: string; load: number }

/** Every reviewer and how many reviews wait for them, as far as the officer sees the applications. */
export async function readAskable(world: Touches<'db'>, officer: Person): Promise<Askable[]> {
  if (!mayRunCalls(officer)) return []
  return world.db
    .select({ id: people.id, name: people.name, load: loadSeenBy(officer) })
    .from(people)
    .where(and(sql`'reviewer' = any(${people.roles})`, isNull(people.disabledAt)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(500)
}
