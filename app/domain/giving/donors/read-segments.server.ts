import { asc } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { donorSegments } from '#db/schema/segments.ts'
import { mayReadGifts } from '../policy.ts'

export type SavedSegment = { id: Id<'sgm'>; name: string; query: string }

/** The saved segments, by name. */
export async function readSegments(reads: Reads, person: Person): Promise<SavedSegment[]> {
  if (!mayReadGifts(person)) return []
  const { id, name, query } = donorSegments
  return reads.select({ id, name, query }).from(donorSegments).orderBy(asc(name)).limit(100)
}
