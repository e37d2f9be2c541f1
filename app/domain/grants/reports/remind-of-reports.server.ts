import { and, asc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import { projects } from '#db/schema/grants.ts'
import { reportReminders, reports } from '#db/schema/reports.ts'
import { readLead } from '../read-lead.server.ts'

/** A fortnight before the day, and from the day after it on. */
const daysBefore = 14
const mostAtOnce = 1_000

/** Writes to leads of reports that come due, and of those that have not come: one letter before and one after for each day, however often it runs. */
export async function remindOfReports(world: Touches<'db' | 'clock' | 'ids' | 'lab'>): Promise<number> {
  const at = world.clock.now()
  const today = dayIn(world.lab.timeZone, at)
  const which = sql<'before' | 'overdue'>`case when ${reports.dueOn} < ${today} then 'overdue' else 'before' end`
  const due = await world.db
    .select({ id: reports.id, projectId: reports.projectId, dueOn: reports.dueOn, which })
    .from(reports)
    .innerJoin(projects, eq(projects.id, reports.projectId))
    .where(
      and(
        inArray(reports.state, ['due', 'returned']),
        ne(projects.state, 'closed'),
        lte(reports.dueOn, addDays(today, daysBefore)),
        sql`not exists (select from report_reminder r where r.report_id = ${reports.id} and r.due_on = ${reports.dueOn} and r.which = ${which})`,
      ),
    )
    .orderBy(asc(reports.dueOn), asc(reports.id))
    .limit(mostAtOnce)
  let sent = 0
  for (const one of due) {
    sent += await world.db.transaction(async (tx) => {
      const row = { reportId: one.id, dueOn: one.dueOn, which: one.which, sentAt: at }
      const [fresh] = await tx.insert(reportReminders).values(row).onConflictDoNothing().returning()
      if (!fresh) return 0
      const subject = { type: 'report', id: `${one.id}:${one.dueOn}:${one.which}` }
      await queueLetter(
        tx,
        { ids: world.ids, at },
        { kind: 'report-due', to: await readLead(tx, one.projectId), subject },
      )
      return 1
    })
  }
  return sent
}
