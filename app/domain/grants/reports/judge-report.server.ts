import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { reports } from '#db/schema/reports.ts'
import { isProjectMember } from '../is-project-member.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readLead } from '../read-lead.server.ts'

export type JudgeReport = { reportId: Id<'rpt'>; to: 'accepted' | 'returned'; note: string }
export type JudgeReportRefusal = 'not-found' | 'own-project' | 'not-in' | 'note-missing'

/**
 * A programme officer accepts a report, or sends it back with words; the lead reads them in a letter. One that was sent back is
 * awaited again. The same answer twice is once. Nobody judges a report of their own project.
 */
export async function judgeReport(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: JudgeReport,
): Promise<Outcome<undefined, JudgeReportRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-found')
  const at = world.clock.now()
  const note = input.note.trim()
  return world.db.transaction(async (tx) => {
    const [report] = await tx.select().from(reports).where(eq(reports.id, input.reportId)).for('update')
    if (!report) return refuse('not-found')
    if (await isProjectMember(tx, person.id, report.projectId)) return refuse('own-project')
    if (report.state === input.to) return done()
    if (report.state !== 'submitted') return refuse('not-in')
    if (input.to === 'returned' && !note) return refuse('note-missing')
    await tx
      .update(reports)
      .set({ state: input.to, note, judgedBy: person.id, judgedAt: at })
      .where(and(eq(reports.id, report.id), eq(reports.state, 'submitted')))
    const by = { ids: world.ids, at, actor }
    await recordHappening(tx, by, {
      kind: `report-${input.to}`,
      subject: { type: 'project', id: report.projectId },
      after: { reportId: report.id, title: report.title, note },
    })
    await queueLetter(tx, by, {
      kind: 'report-judged',
      to: await readLead(tx, report.projectId),
      subject: { type: 'report', id: `${report.id}:${at.getTime()}` },
    })
    return done()
  })
}
