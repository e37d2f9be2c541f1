import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { outputs, projects } from '#db/schema/grants.ts'
import { opennessClassWords } from '../output.ts'
import { emptyChecklist } from './checklist.ts'
import { components } from './component.ts'
import { readChecklists } from './read-checklists.server.ts'

/**
 * What a lead is told when staff have settled parts of a release: how it stands now, and what was not as it says
 * this time. The subject is the release, then the instant.
 */
export async function gatherReleaseJudged({ db, lab }: Touches<'db' | 'lab'>, subjectId: string) {
  const [release, instant] = subjectId.split(':')
  const id = parseId('out', release)
  if (!id) return null
  const [row] = await db
    .select({ title: outputs.title, projectId: projects.id, project: projects.title })
    .from(outputs)
    .innerJoin(projects, eq(projects.id, outputs.projectId))
    .where(eq(outputs.id, id))
  if (!row) return null
  const { items, reached } = (await readChecklists(db, [id])).get(id) ?? emptyChecklist
  return {
    title: row.title,
    project: row.project,
    reached: reached && opennessClassWords[reached],
    verified: items.filter(({ state }) => state === 'verified').length,
    failed: items
      .filter(({ state, settledAt }) => state === 'failed' && settledAt?.getTime() === Number(instant))
      .map(({ component, reason }) => ({ component: components[component].words, reason })),
    url: `${lab.origin}${paths.research.release(row.projectId, id)}`,
    lab: { name: lab.name, address: lab.address },
  }
}
