import { desc, eq, or } from 'drizzle-orm'
import type { Found, Search } from '#app/domain/activity/found.ts'
import type { Reads } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { isAmongWords } from '#db/words.ts'
import type { Person } from './person.ts'
import { maySeePeople } from './policy.ts'

export const personWords = { in: people, key: people.id, columns: [people.name, people.email] }

/** People by name, address or id, for those who may see people. */
export async function findPeople(reads: Reads, reader: Person, search: Search): Promise<Found[]> {
  if (!maySeePeople(reader)) return []
  const rows = await reads
    .select({ id: people.id, name: people.name, email: people.email, disabledAt: people.disabledAt })
    .from(people)
    .where(or(isAmongWords(people.id, personWords, search.words), eq(people.id, search.text as 'psn_')))
    .orderBy(desc(people.id))
    .limit(search.size)
  return rows.map(({ id, name, email, disabledAt }) => ({
    kind: 'person',
    id,
    at: id,
    title: name,
    detail: email,
    state: disabledAt ? 'disabled' : 'active',
  }))
}
