import { and, eq, isNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { people } from '#db/schema/people.ts'
import { demoPeople } from './demo-people.ts'

export type DemoPerson = (typeof demoPeople)[number]

/** The demo people who are really there, in the order they are introduced; nobody outside demo mode. */
export async function readDemoPeople(world: Touches<'db' | 'lab'>): Promise<DemoPerson[]> {
  if (!world.lab.isDemo) return []
  const rows = await world.db
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.isDemo, true), isNull(people.disabledAt)))
  const there = new Set(rows.map((row) => row.email))
  return demoPeople.filter((person) => there.has(person.email))
}
