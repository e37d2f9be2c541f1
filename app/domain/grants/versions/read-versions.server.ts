import { and, asc, eq, inArray } from 'drizzle-orm'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { assignments } from '#db/schema/grants.ts'
import { reviewVersions } from '#db/schema/reviews.ts'
import { meanScore, type Rubric } from '../rubrics/rubric.ts'
import { aliasOf } from '../sight/reviewers.server.ts'
import type { ReviewVersion } from './version.ts'

const { assignmentId, number, scores, confidence, forCommittee, forApplicant, handedInAt } = reviewVersions
const version = { number, scores, confidence, forCommittee, forApplicant, handedInAt }

/** The versions of one review, the first first. The caller has seen to it that it is the reader's own. */
export async function readVersions(reads: Reads, id: Id<'asg'>): Promise<ReviewVersion[]> {
  return reads.select(version).from(reviewVersions).where(eq(assignmentId, id)).orderBy(asc(number))
}

/** The versions of all reviews of an application, by assignment. The caller has seen to it that its reader sees earlier ones. */
export async function readAllVersions(reads: Reads, id: Id<'app'>): Promise<Map<Id<'asg'>, ReviewVersion[]>> {
  const rows = await reads
    .select({ assignmentId, ...version })
    .from(reviewVersions)
    .innerJoin(assignments, eq(assignments.id, assignmentId))
    .where(eq(assignments.applicationId, id))
    .orderBy(asc(number))
  return groupBy(rows, (row) => row.assignmentId)
}

/** The mean of each review that counts as it was first handed in, by application, in the order of the aliases. */
export async function readFirstMeans(
  reads: Reads,
  ids: readonly Id<'app'>[],
  rubric: Rubric,
): Promise<Map<Id<'app'>, number[]>> {
  const means = new Map<Id<'app'>, number[]>()
  if (ids.length === 0) return means
  const rows = await reads
    .select({ applicationId: assignments.applicationId, scores })
    .from(reviewVersions)
    .innerJoin(assignments, eq(assignments.id, assignmentId))
    .where(and(inArray(assignments.applicationId, [...ids]), eq(assignments.state, 'submitted'), eq(number, 1)))
    .orderBy(asc(assignments.applicationId), aliasOf)
  for (const row of rows) {
    const mean = meanScore(rubric, row.scores)
    if (mean !== null) means.set(row.applicationId, [...(means.get(row.applicationId) ?? []), mean])
  }
  return means
}
