import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { OpennessClass } from '#app/domain/grants/agreements/agreement.ts'
import { readChecklists } from '#app/domain/grants/openness/read-checklists.server.ts'
import { publicStates } from '#app/domain/grants/project.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { outputs, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { type ClassHours, readProjectHours } from './read-project-impact.server.ts'

type ReleasedOutput = {
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
  const rows = await reads
    .select({
      id: projects.id,
      slug: projects.slug,
      title: projects.title,
      summary: projects.summary,
      institution: projects.institution,
      lead: people.name,
      state: projects.state,
      startsOn: projects.startsOn,
      endsOn: projects.endsOn,
    })
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(
      and(
        eq(projects.isPublic, true),
        inArray(projects.state, publicStates),
        page.after ? gt(projects.id, page.after) : undefined,
      ),
    )
    .orderBy(asc(projects.id))
    .limit(page.size)
  const ids = rows.map((row) => row.id)
  const [hours, released] = await Promise.all([readProjectHours(reads, ids), readReleased(reads, ids)])
  return rows.map((row) => ({ ...row, hours: hours.get(row.id) ?? [], outputs: released.get(row.id) ?? [] }))
}

async function readReleased(reads: Reads, ids: readonly Id<'prj'>[]) {
  if (ids.length === 0) return new Map<Id<'prj'>, ProjectRecord['outputs']>()
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
