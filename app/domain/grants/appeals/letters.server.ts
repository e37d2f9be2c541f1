import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { appeals } from '#db/schema/appeals.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'

/** What the letters about an appeal say to its applicant. */
export async function gatherAppeal({ db, lab }: Touches<'db' | 'lab'>, subjectId: string) {
  const id = parseId('apl', subjectId)
  if (!id) return null
  const [row] = await db
    .select({ appeal: appeals, application: applications, name: people.name })
    .from(appeals)
    .innerJoin(applications, eq(applications.id, appeals.applicationId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(eq(appeals.id, id))
  if (!row) return null
  const { appeal, application, name } = row
  return {
    ...{ name, number: application.number, title: application.title },
    isUpheld: appeal.state === 'upheld',
    answer: appeal.answer ?? '',
    url: `${lab.origin}${paths.research.appeal(application.id)}`,
    lab: { name: lab.name, address: lab.address },
  }
}
