import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { coApplicants } from '#db/schema/co-applicants.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { rightWords } from './right.ts'

/** What the letters between an applicant and a co-applicant say. The subject is the invitation's id, then the instant. */
export async function gatherCoApplicant({ db, lab }: Touches<'db' | 'lab'>, subjectId: string) {
  const id = parseId('cap', subjectId.split(':')[0])
  if (!id) return null
  const [row] = await db
    .select({ asked: coApplicants, application: applications, call: calls.title, lead: people.name })
    .from(coApplicants)
    .innerJoin(applications, eq(applications.id, coApplicants.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(eq(coApplicants.id, id))
  if (!row) return null
  const { asked, application, call, lead } = row
  return {
    ...{ lead, call, email: asked.email, number: application.number, title: application.title },
    may: rightWords[asked.right].label.toLowerCase(),
    hasJoined: asked.state === 'joined',
    url: `${lab.origin}${paths.research.invitation(id)}`,
    applicationUrl: `${lab.origin}${paths.research.applicationPeople(application.id)}`,
    lab: { name: lab.name, address: lab.address },
  }
}
