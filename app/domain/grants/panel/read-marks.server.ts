import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications, assignments, reviews } from '#db/schema/grants.ts'
import { mayReadApplications } from '../policy.ts'
import { readRubric } from '../rubrics/read-rubric.server.ts'
import { meanScore } from '../rubrics/rubric.ts'
import { sameReviewer } from '../sight/reviewers.server.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'
import type { Mark } from './review-graph.ts'

/**
 * Every review of a call that is in, as a number beside a reviewer who is told apart by a number only. Applications the person has
 * a part in are left out, so what she reads of the others says nothing of them.
 */
export async function readMarks(world: Touches<'db'>, person: Person, callId: Id<'cal'>): Promise<Mark[]> {
  if (!mayReadApplications(person)) return []
  const rubric = await readRubric(world.db, callId)
  const rows = await world.db
    .select({ applicationId: assignments.applicationId, reviewer: sameReviewer, scores: reviews.scores })
    .from(reviews)
    .innerJoin(assignments, eq(assignments.id, reviews.assignmentId))
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .where(
      and(
        eq(applications.callId, callId),
        eq(assignments.state, 'submitted'),
        isNotNull(reviews.submittedAt),
        isSeenByStaff(person, 'other-reviews'),
      ),
    )
    .orderBy(asc(assignments.id))
  const numbers = new Map([...new Set(rows.map(({ reviewer }) => reviewer))].map((id, number) => [id, `${number}`]))
  return rows.flatMap(({ applicationId, reviewer, scores }) => {
    const score = meanScore(rubric, scores)
    return score === null ? [] : [{ applicationId, reviewer: numbers.get(reviewer) ?? '', score }]
  })
}
