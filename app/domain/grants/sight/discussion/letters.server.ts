import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { applications, assignments } from '#db/schema/grants.ts'

type DiscussionLetter = { number: string; url: string; lab: { name: string; address: string } }

/**
 * What the letter about a discussion says: a number and where to read on. Its subject is where its reader takes part, an assignment or
 * the application, then the message; null, and so no letter, once the application is withdrawn or the reviewer has stepped back.
 */
export async function gatherDiscussion({ db, lab }: Touches<'db' | 'lab'>, subjectId: string) {
  const [at] = subjectId.split(':')
  const [assignmentId, applicationId] = [parseId('asg', at), parseId('app', at)]
  const found = await readPlace(db, { assignmentId, applicationId })
  if (!found || found.state === 'withdrawn') return null
  const letter: DiscussionLetter = {
    number: found.number,
    url: `${lab.origin}${assignmentId ? paths.review.discussion(assignmentId) : paths.admin.applicationDiscussion(found.id)}`,
    lab: { name: lab.name, address: lab.address },
  }
  return letter
}

type Place = { assignmentId: ReturnType<typeof parseId<'asg'>>; applicationId: ReturnType<typeof parseId<'app'>> }

async function readPlace(db: Touches<'db'>['db'], { assignmentId, applicationId }: Place) {
  const { id, number, state } = applications
  if (applicationId) {
    const [row] = await db.select({ id, number, state }).from(applications).where(eq(id, applicationId))
    return row ?? null
  }
  if (!assignmentId) return null
  const [row] = await db
    .select({ id, number, state, assignment: assignments.state })
    .from(assignments)
    .innerJoin(applications, eq(id, assignments.applicationId))
    .where(eq(assignments.id, assignmentId))
  return row?.assignment === 'submitted' ? row : null
}
