import { and, eq, isNotNull, ne } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { assignments, reviews } from '#db/schema/grants.ts'
import type { ReviewWords } from '../review.ts'
import { aliasWords } from './alias.ts'
import { aliasOf } from './reviewers.server.ts'

/** Another's review as a fellow reviewer reads it: whose it is, is not told. */
export type OtherReview = ReviewWords & { alias: string }

/** The other reviews of an application that are in and count, by alias. The caller has seen to it that the reader’s own is in. */
export async function readOtherReviews(
  world: Touches<'db'>,
  { except, applicationId }: { except: Id<'asg'>; applicationId: Id<'app'> },
): Promise<OtherReview[]> {
  const { scores, confidence, forCommittee, forApplicant } = reviews
  const rows = await world.db
    .select({ alias: aliasOf, scores, confidence, forCommittee, forApplicant })
    .from(assignments)
    .innerJoin(reviews, eq(reviews.assignmentId, assignments.id))
    .where(
      and(
        eq(assignments.applicationId, applicationId),
        ne(assignments.id, except),
        eq(assignments.state, 'submitted'),
        isNotNull(reviews.submittedAt),
      ),
    )
    .orderBy(aliasOf)
  return rows.map((row) => ({ ...row, alias: aliasWords(row.alias) }))
}
