import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { formatInstant } from '#app/units/time.ts'
import { deadlineExtensions } from '#db/schema/deadlines.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { ownCallColumns } from '../read-calls.server.ts'

/** What the letter about more time says: the instant is the application's own deadline, as page and verb know it. */
export async function gatherExtension({ db, lab }: Touches<'db' | 'lab'>, subjectId: string) {
  const id = parseId('ext', subjectId)
  if (!id) return null
  const [row] = await db
    .select({ application: applications, call: ownCallColumns, name: people.name, reason: deadlineExtensions.reason })
    .from(deadlineExtensions)
    .innerJoin(applications, eq(applications.id, deadlineExtensions.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(eq(deadlineExtensions.id, id))
  if (!row?.call.deadline) return null
  const { application, call, name, reason } = row
  return {
    ...{ name, reason, number: application.number, title: application.title, call: call.title },
    until: formatInstant(row.call.deadline, call.timeZone),
    url: `${lab.origin}${paths.research.application(application.id)}`,
    lab: { name: lab.name, address: lab.address },
  }
}
