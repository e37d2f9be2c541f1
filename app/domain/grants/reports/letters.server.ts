import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { dayIn, formatDay } from '#app/units/time.ts'
import { projects } from '#db/schema/grants.ts'
import { reports } from '#db/schema/reports.ts'

/** What the letters about a report say. The subject is the report, then what makes the letter one of its kind. */
export async function gatherReport({ db, clock, lab }: Touches<'db' | 'clock' | 'lab'>, subjectId: string) {
  const id = parseId('rpt', subjectId.split(':')[0])
  if (!id) return null
  const [row] = await db
    .select({ report: reports, project: projects.title })
    .from(reports)
    .innerJoin(projects, eq(projects.id, reports.projectId))
    .where(eq(reports.id, id))
  if (!row) return null
  const { title, dueOn, state, note, projectId } = row.report
  return {
    title,
    project: row.project,
    due: formatDay(dueOn),
    isOverdue: dueOn < dayIn(lab.timeZone, clock.now()),
    isReturned: state === 'returned',
    note,
    url: `${lab.origin}${paths.research.report(projectId, id)}`,
    lab: { name: lab.name, address: lab.address },
  }
}
