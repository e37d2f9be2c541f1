import { and, arrayOverlaps, eq, isNull } from 'drizzle-orm'
import { type Person, roles } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { reviewerExpertise } from '#db/schema/assignment.ts'
import { people } from '#db/schema/people.ts'
import { type Flag, findNames } from './find-names.ts'

/** More than review and work for the lab; of more, the first. */
const mostNames = 5_000

/**
 * What in words for an applicant may name their author, or anybody who reviews or works for the lab now. Read before a transaction: it
 * is no part of what a verb locks.
 */
export async function readNames(reads: Reads, author: Person, text: string): Promise<Flag[]> {
  const { name, email } = people
  const pool = await reads
    .select({ id: people.id, name, email })
    .from(people)
    .where(and(arrayOverlaps(people.roles, [...roles]), isNull(people.disabledAt)))
    .orderBy(people.id)
    .limit(mostNames)
  const [said] = await reads
    .select({ institution: reviewerExpertise.institution })
    .from(reviewerExpertise)
    .where(eq(reviewerExpertise.personId, author.id))
  const self = { name: author.name, email: author.email, institution: said?.institution ?? '' }
  return findNames(text, { self, pool: pool.filter(({ id }) => id !== author.id) })
}
