import { and, asc, eq } from 'drizzle-orm'
import { writeReport } from '#app/domain/grants/reports/write-report.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { reports } from '#db/schema/reports.ts'
import type { Cast } from '../cast.ts'
import type { TestWorld } from '../world.ts'
import { made } from './grants.ts'

/** The report of a kind a project owes first. */
export async function owedReport(world: TestWorld, projectId: Id<'prj'>, kind: 'progress' | 'final' = 'final') {
  const [report] = await world.db
    .select()
    .from(reports)
    .where(and(eq(reports.projectId, projectId), eq(reports.kind, kind)))
    .orderBy(asc(reports.dueOn))
  if (!report) throw new Error(`no ${kind} report is owed`)
  return report
}

export const reportWords = { done: 'Two of three runs.', next: 'The third.', problems: '' }

/** Grace sends a report in. */
export async function givenReport(world: TestWorld, people: Cast, reportId: Id<'rpt'>): Promise<void> {
  const [report] = await world.db.select().from(reports).where(eq(reports.id, reportId))
  const sent = { reportId, base: report?.revision ?? 0, words: reportWords, isSent: true }
  made(await writeReport(world, actorOf(people.grace), sent))
}
