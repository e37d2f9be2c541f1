import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import { dayIn, startOfDay } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donorTasks } from '#db/schema/donors.ts'
import { donors } from '#db/schema/giving.ts'
import { mayHelpDonors } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'

/** What a person was asked to do for donors and has not done by its day: her own tasks only, the oldest first. */
export async function readTasksWaiting(
  reads: Reads,
  person: Person,
  now: { at: Date; zone: string },
): Promise<Waiting[]> {
  if (!mayHelpDonors(person)) return []
  const rows = await reads
    .select({ task: donorTasks, donor: donors.name })
    .from(donorTasks)
    .innerJoin(
      donors,
      eq(donors.id, sql`(select coalesce(d.merged_into, d.id) from donor d where d.id = ${donorTasks.donorId})`),
    )
    .where(
      and(
        eq(donorTasks.assigneeId, person.id),
        isNull(donorTasks.doneAt),
        lte(donorTasks.dueOn, dayIn(now.zone, now.at)),
        isShownDonor(person),
      ),
    )
    .orderBy(asc(donorTasks.dueOn), asc(donorTasks.id))
    .limit(100)
  return rows.map(({ task, donor }) => ({
    act: 'do-task',
    at: task.donorId,
    title: donor,
    detail: task.words,
    since: startOfDay(now.zone, task.dueOn),
  }))
}
