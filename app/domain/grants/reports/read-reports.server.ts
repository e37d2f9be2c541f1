import { and, asc, eq, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { reports } from '#db/schema/reports.ts'
import { mayRunCalls } from '../policy.ts'
import { readProject } from '../read-projects.server.ts'
import { isAwaited, type ReportKind, type ReportState, type ReportWords } from './report.ts'

export type ReportLine = {
  id: Id<'rpt'>
  kind: ReportKind
  title: string
  dueOn: Day
  state: ReportState
  submittedAt: Date | null
}

const lineColumns = {
  id: reports.id,
  kind: reports.kind,
  title: reports.title,
  dueOn: reports.dueOn,
  state: reports.state,
  submittedAt: reports.submittedAt,
}

/** What a project owes and what is in, by day; the caller has read the project for the person. */
export async function readReports(reads: Reads, projectId: Id<'prj'>): Promise<ReportLine[]> {
  return reads
    .select(lineColumns)
    .from(reports)
    .where(eq(reports.projectId, projectId))
    .orderBy(asc(reports.dueOn), asc(reports.id))
    .limit(200)
}

export type Report = ReportLine &
  ReportWords & {
    revision: number
    savedAt: Date | null
    savedBy: string | null
    judgedAt: Date | null
    note: string
    project: { id: Id<'prj'>; title: string }
    /** Whether the person may write it, and whether she may judge it, as it stands. */
    mayWrite: boolean
    mayJudge: boolean
  }

/** One report, for the project’s team and for staff; null for everybody else. Staff do not read what is not sent in. */
export async function readReport(
  world: Touches<'db'>,
  person: Person,
  { projectId, reportId }: { projectId: Id<'prj'>; reportId: Id<'rpt'> },
): Promise<Report | null> {
  const project = await readProject(world, person, projectId)
  if (!project) return null
  const [row] = await world.db
    .select({ report: reports, savedBy: people.name })
    .from(reports)
    .leftJoin(people, eq(people.id, reports.savedBy))
    .where(and(eq(reports.id, reportId), eq(reports.projectId, projectId)))
  if (!row) return null
  const { report, savedBy } = row
  const isMember = project.members.some(({ personId }) => personId === person.id)
  const isHidden = !isMember && isAwaited(report.state)
  return {
    ...report,
    ...(isHidden && { done: '', next: '', problems: '', savedAt: null }),
    savedBy: isHidden ? null : savedBy,
    project: { id: project.id, title: project.title },
    mayWrite: isMember && isAwaited(report.state),
    mayJudge: !isMember && mayRunCalls(person) && report.state === 'submitted',
  }
}

type Row = { state: ReportState; at: string; title: string; detail: string; since: string }

/** Reports to read, since they came, and reports that did not come, since their day; none of projects the officer is a member of. */
export async function readReportsWaiting(reads: Reads, person: Person, today: Day): Promise<Waiting[]> {
  if (!mayRunCalls(person)) return []
  const rows = await reads.execute<Row>(sql`
    select r.state, r.project_id || ' ' || r.id as at, r.title, p.title as detail,
      coalesce(case when r.state = 'submitted' then r.submitted_at end, r.due_on)::text as since
    from report r join project p on p.id = r.project_id
    where r.state <> 'accepted' and (r.state = 'submitted' or r.due_on < ${today}) and p.state <> 'closed'
      and not exists (select from project_member m where m.project_id = p.id and m.person_id = ${person.id})
    order by r.due_on, r.id limit 100`)
  return rows.map(({ state, at, title, detail, since }) => ({
    act: state === 'submitted' ? 'judge-report' : 'chase-report',
    ...{ at, title, detail, since: new Date(since) },
  }))
}
