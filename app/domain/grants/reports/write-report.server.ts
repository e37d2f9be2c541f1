import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { reports } from '#db/schema/reports.ts'
import { isProjectMember } from '../is-project-member.server.ts'
import { personOf } from '../policy.ts'
import { isAwaited, type ReportWords } from './report.ts'

export type WriteReport = { reportId: Id<'rpt'>; base: number; words: ReportWords; isSent: boolean }
export type WriteReportRefusal = 'not-found' | 'stale' | 'empty' | 'in-already'

/**
 * The team keeps a report as a draft, or sends it in. A save that started from an older one is refused, never merged silently;
 * the same words again change nothing. One that is in is changed only after it was sent back.
 */
export async function writeReport(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { reportId, base, words, isSent }: WriteReport,
): Promise<Outcome<{ revision: number }, WriteReportRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  const { done: reached, next, problems } = words
  return world.db.transaction(async (tx) => {
    const [report] = await tx.select().from(reports).where(eq(reports.id, reportId)).for('update')
    if (!person || !report || !(await isProjectMember(tx, person.id, report.projectId))) return refuse('not-found')
    const isSame = report.done === reached && report.next === next && report.problems === problems
    if (!isAwaited(report.state)) return isSame ? done({ revision: report.revision }) : refuse('in-already')
    if (isSame && !isSent) return done({ revision: report.revision })
    if (!isSame && report.revision !== base) return refuse('stale')
    if (isSent && !reached.trim()) return refuse('empty')
    const revision = report.revision + (isSame ? 0 : 1)
    await tx
      .update(reports)
      .set({
        ...{ done: reached, next, problems, revision, savedBy: person.id, savedAt: at },
        ...(isSent && { state: 'submitted' as const, submittedAt: at }),
      })
      .where(and(eq(reports.id, reportId), eq(reports.state, report.state)))
    if (isSent) {
      const subject = { type: 'project', id: report.projectId }
      const after = { reportId, title: report.title, revision }
      await recordHappening(tx, { ids: world.ids, at, actor }, { kind: 'report-sent', subject, after })
    }
    return done({ revision })
  })
}
