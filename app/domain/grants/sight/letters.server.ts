import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { applications, assignments, calls } from '#db/schema/grants.ts'
import { reviewRemovals } from '#db/schema/sight.ts'

/** What a reviewer is told when a request is taken back: the number they know, and why. */
export async function gatherReviewRemoved({ db, lab }: Touches<'db' | 'lab'>, subjectId: string) {
  const id = parseId('asg', subjectId)
  if (!id) return null
  const [row] = await db
    .select({ number: applications.number, call: calls.title, reason: reviewRemovals.reason })
    .from(reviewRemovals)
    .innerJoin(assignments, eq(assignments.id, reviewRemovals.assignmentId))
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(eq(reviewRemovals.assignmentId, id))
  if (!row) return null
  return { ...row, url: `${lab.origin}${paths.review.home()}`, lab: { name: lab.name, address: lab.address } }
}
