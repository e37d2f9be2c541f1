import { and, eq, inArray } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { dayIn, formatDay, formatInstant } from '#app/units/time.ts'
import { applications, assignments, calls } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { reviewableStates } from '../application.ts'
import { ownCallColumns } from '../read-calls.server.ts'

/** What the reminder of a review says: the number, never the title. Nothing once the review waits no more. */
export async function gatherReviewDue({ db, clock, lab }: Touches<'db' | 'clock' | 'lab'>, subjectId: string) {
  const id = parseId('asg', subjectId.split(':')[0])
  if (!id) return null
  const [row] = await db
    .select({ number: applications.number, call: calls.title, dueAt: assignments.dueAt, state: assignments.state })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(
      and(
        eq(assignments.id, id),
        inArray(assignments.state, ['assigned', 'agreed']),
        inArray(applications.state, [...reviewableStates]),
      ),
    )
  if (!row?.dueAt) return null
  const dueOn = dayIn(lab.timeZone, row.dueAt)
  return {
    number: row.number,
    call: row.call,
    due: formatDay(dueOn),
    isOverdue: dueOn < dayIn(lab.timeZone, clock.now()),
    isAnswered: row.state === 'agreed',
    url: `${lab.origin}${paths.review.assignment(id)}`,
    lab: { name: lab.name, address: lab.address },
  }
}

/** What the reminder of a draft says; nothing once it is sent in, withdrawn, or its time is over. */
export async function gatherDraftDue({ db, clock, lab }: Touches<'db' | 'clock' | 'lab'>, subjectId: string) {
  const id = parseId('app', subjectId.split(':')[0])
  if (!id) return null
  const [row] = await db
    .select({ number: applications.number, title: applications.title, name: people.name, call: ownCallColumns })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(and(eq(applications.id, id), eq(applications.state, 'draft')))
  if (!row?.call.deadline || row.call.deadline <= clock.now()) return null
  return {
    name: row.name,
    number: row.number,
    title: row.title,
    call: row.call.title,
    until: formatInstant(row.call.deadline, row.call.timeZone),
    url: `${lab.origin}${paths.research.application(id)}`,
    lab: { name: lab.name, address: lab.address },
  }
}
