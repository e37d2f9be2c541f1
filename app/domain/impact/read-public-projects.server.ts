import { and, asc, count, eq, gt, inArray } from 'drizzle-orm'
import type { OpennessClass } from '#app/domain/grants/agreements/agreement.ts'
import { readChecklists } from '#app/domain/grants/openness/read-checklists.server.ts'
import { type ProjectState, publicStates } from '#app/domain/grants/project.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { outputs, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { type ClassHours, readProjectHours } from './read-project-impact.server.ts'

export type ReleasedOutput = {
  kind: string
  slug: string
  title: string
  url: string
  licence: string
  releasedOn: Day
  /** The class of the Model Openness Framework that is verified, for a model. */
  opennessClass: OpennessClass | null
}

export type ProjectRecord = {
  id: Id<'prj'>
  slug: string
  title: string
  summary: string
  institution: string
  lead: string
  state: string
  startsOn: Day | null
  endsOn: Day | null
  hours: ClassHours[]
  outputs: ReleasedOutput[]
}

/** Public projects in the order they were made, with their hours and releases; five queries a page. */
export async function readPublicProjectPage(
  reads: Reads,
  page: { after: Id<'prj'> | null; size: number },
): Promise<ProjectRecord[]> {
  const from = page.after ? gt(projects.id, page.after) : undefined
  const rows = await selectPublic(reads)
    .where(and(isShown(publicStates), from))
    .orderBy(asc(projects.id))
    .limit(page.size)
  return withHoursAndReleases(reads, rows)
}

/** Public projects that are under way, in the order they were made, by page number from 1; and how many pages there are. */
export async function readCurrentProjects(
  reads: Reads,
  page: { number: number; size: number },
): Promise<{ pages: number; projects: ProjectRecord[] }> {
  const isCurrent = isShown(['active', 'closing'])
  const [counted] = await reads.select({ all: count() }).from(projects).where(isCurrent)
  const rows = await selectPublic(reads)
    .where(isCurrent)
    .orderBy(asc(projects.id))
    .limit(page.size)
    .offset((page.number - 1) * page.size)
  const pages = Math.max(1, Math.ceil((counted?.all ?? 0) / page.size))
  return { pages, projects: await withHoursAndReleases(reads, rows) }
}

function isShown(states: ProjectState[]) {
  return and(eq(projects.isPublic, true), inArray(projects.state, states))
}

function selectPublic(reads: Reads) {
  const { id, slug, title, summary, institution, state, startsOn, endsOn } = projects
  return reads
    .select({ id, slug, title, summary, institution, lead: people.name, state, startsOn, endsOn })
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .$dynamic()
}

async function withHoursAndReleases(
  reads: Reads,
  rows: readonly Omit<ProjectRecord, 'hours' | 'outputs'>[],
): Promise<ProjectRecord[]> {
  const ids = rows.map((row) => row.id)
  const [hours, released] = await Promise.all([readProjectHours(reads, ids), readReleased(reads, ids)])
  return rows.map((row) => ({ ...row, hours: hours.get(row.id) ?? [], outputs: released.get(row.id) ?? [] }))
}

/** What these projects released, the oldest first. */
export async function readReleased(reads: Reads, ids: readonly Id<'prj'>[]): Promise<Map<Id<'prj'>, ReleasedOutput[]>> {
  if (ids.length === 0) return new Map()
  const rows = await reads
    .select({
      id: outputs.id,
      projectId: outputs.projectId,
      kind: outputs.kind,
      slug: outputs.slug,
      title: outputs.title,
      url: outputs.url,
      licence: outputs.licence,
      releasedOn: outputs.releasedOn,
    })
    .from(outputs)
    .where(inArray(outputs.projectId, [...ids]))
    .orderBy(asc(outputs.releasedOn), asc(outputs.id))
  const checklists = await readChecklists(
    reads,
    rows.map((row) => row.id),
  )
  const byProject = groupBy(rows, (row) => row.projectId)
  const outputOf = ({ projectId: _, id, ...output }: (typeof rows)[number]) => ({
    ...output,
    opennessClass: checklists.get(id)?.reached ?? null,
  })
  return new Map([...byProject].map(([id, own]) => [id, own.map(outputOf)]))
}
