import { and, desc, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { outputs, projects } from '#db/schema/grants.ts'
import { type Checklist, emptyChecklist } from './openness/checklist.ts'
import { readChecklists } from './openness/read-checklists.server.ts'
import type { OutputKind } from './output.ts'

export type Output = {
  id: Id<'out'>
  slug: string
  kind: OutputKind
  title: string
  summary: string
  url: string
  licence: string
  /** What of the Model Openness Framework comes with a model, and the class that reaches. */
  checklist: Checklist
  releasedOn: Day
  project: { id: Id<'prj'>; slug: string; title: string; institution: string }
}

/** What public projects released, the newest first: of one project, of one kind, or all. Two queries. */
export async function readOutputs(
  world: Touches<'db'>,
  filter: { projectId?: Id<'prj'> | undefined; kind?: OutputKind | undefined } = {},
): Promise<Output[]> {
  const rows = await world.db
    .select({
      id: outputs.id,
      slug: outputs.slug,
      kind: outputs.kind,
      title: outputs.title,
      summary: outputs.summary,
      url: outputs.url,
      licence: outputs.licence,
      releasedOn: outputs.releasedOn,
      project: { id: projects.id, slug: projects.slug, title: projects.title, institution: projects.institution },
    })
    .from(outputs)
    .innerJoin(projects, eq(projects.id, outputs.projectId))
    .where(
      and(
        eq(projects.isPublic, true),
        filter.projectId ? eq(outputs.projectId, filter.projectId) : undefined,
        filter.kind ? eq(outputs.kind, filter.kind) : undefined,
      ),
    )
    .orderBy(desc(outputs.releasedOn), desc(outputs.id))
    .limit(500)
  const checklists = await readChecklists(
    world.db,
    rows.filter(({ kind }) => kind === 'model').map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, checklist: checklists.get(row.id) ?? emptyChecklist }))
}
