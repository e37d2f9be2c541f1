import { arrayOverlaps, eq } from 'drizzle-orm'
import { type Person, roles } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { reviewerExpertise } from '#db/schema/assignment.ts'
import { people } from '#db/schema/people.ts'
import { type Flag, findNames } from './find-names.ts'

/** What in words for an applicant may name their author, or anybody who reviews or works for the lab. */
export async function readNames(reads: Reads, author: Person, text: string): Promise<Flag[]> {
  const { name, email } = people
  const pool = await reads
    .select({ id: people.id, name, email })
    .from(people)
    .where(arrayOverlaps(people.roles, [...roles]))
  const [said] = await reads
    .select({ institution: reviewerExpertise.institution })
    .from(reviewerExpertise)
    .where(eq(reviewerExpertise.personId, author.id))
  const self = { name: author.name, email: author.email, institution: said?.institution ?? '' }
  return findNames(text, { self, pool: pool.filter(({ id }) => id !== author.id) })
}
