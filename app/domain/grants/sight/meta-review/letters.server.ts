import { and, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { metaReviews } from '#db/schema/discussion.ts'
import { applications, assignments } from '#db/schema/grants.ts'

const isReading = (state: string) => state === 'agreed' || state === 'submitted'

/** For the lead of a discussion: a number and where to write. Null once somebody else leads it, or it is over. */
export async function gatherDiscussionLed({ db, lab }: Touches<'db' | 'lab'>, subjectId: string) {
  const id = parseId('asg', subjectId.split(':')[0])
  if (!id) return null
  const [row] = await db
    .select({ number: applications.number, application: applications.state, state: assignments.state })
    .from(metaReviews)
    .innerJoin(assignments, eq(assignments.id, metaReviews.assignmentId))
    .innerJoin(applications, eq(applications.id, metaReviews.applicationId))
    .where(and(eq(metaReviews.assignmentId, id), eq(metaReviews.isLead, true)))
  if (!row || row.application === 'withdrawn' || !isReading(row.state)) return null
  const url = `${lab.origin}${paths.review.assignment(id)}`
  return { number: row.number, url, lab: { name: lab.name, address: lab.address } }
}
