import { and, asc, eq, gt } from 'drizzle-orm'
import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { mayReadApplications } from './policy.ts'
import { readLinesOf, type StaffApplicationLine } from './read-staff-applications.server.ts'
import { isSeenByStaff } from './sight/seen-by.server.ts'

/** Applications that were sent in, the oldest first, from a cursor on, as staff may see them and written down as taken along; none for anybody else. */
export async function readApplicationsAfter(
  world: NotesReads,
  person: Person,
  page: { after: Id<'app'> | null; size: number },
): Promise<StaffApplicationLine[]> {
  if (!mayReadApplications(person)) return []
  await noteRead(world, person, { kinds: ['export'], subjectId: 'api/applications' })
  const rows = await world.db
    .select({ application: applications, applicant: people.name, call: calls.slug })
    .from(applications)
    .innerJoin(people, eq(people.id, applications.applicantId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(
      and(
        isSeenByStaff(person, 'proposal'),
        isSeenByStaff(person, 'team-names'),
        page.after ? gt(applications.id, page.after) : undefined,
      ),
    )
    .orderBy(asc(applications.id))
    .limit(page.size)
  const ids = rows.map(({ application }) => application.id)
  const lines = await readLinesOf(world, ids)
  return rows.map(({ application: { id, number, title, state, answers, submittedAt }, applicant, call }) => {
    const institution = answers.institution ?? ''
    return { id, number, title, state, applicant, institution, call, submittedAt, lines: lines.get(id) ?? [] }
  })
}
