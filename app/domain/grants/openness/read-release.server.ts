import { and, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { outputs } from '#db/schema/grants.ts'
import type { OpennessClass } from '../agreements/agreement.ts'
import type { OutputKind } from '../output.ts'
import { mayRunProjects } from '../policy.ts'
import { readProject } from '../read-projects.server.ts'
import { type Checklist, emptyChecklist } from './checklist.ts'
import { readChecklists } from './read-checklists.server.ts'
import { readPromise } from './read-promise.server.ts'

export type Release = {
  id: Id<'out'>
  kind: OutputKind
  title: string
  summary: string
  url: string
  licence: string
  releasedOn: Day
  project: { id: Id<'prj'>; title: string; slug: string; isPublic: boolean }
  checklist: Checklist
  /** The class the project’s agreement promises; null when none was signed. */
  promised: OpennessClass | null
  mayClaim: boolean
  mayJudge: boolean
}

/** One release with its checklist, for the project’s team and for staff; null for everybody else. */
export async function readRelease(
  world: Touches<'db'>,
  person: Person,
  { projectId, outputId }: { projectId: Id<'prj'>; outputId: Id<'out'> },
): Promise<Release | null> {
  const project = await readProject(world, person, projectId)
  if (!project) return null
  const [output] = await world.db
    .select()
    .from(outputs)
    .where(and(eq(outputs.id, outputId), eq(outputs.projectId, projectId)))
  if (!output) return null
  const [checklists, promised] = await Promise.all([
    readChecklists(world.db, [outputId]),
    readPromise(world.db, { projectId }),
  ])
  const isMember = project.members.some(({ personId }) => personId === person.id)
  const { id, kind, title, summary, url, licence, releasedOn } = output
  return {
    ...{ id, kind, title, summary, url, licence, releasedOn, promised },
    project: { id: project.id, title: project.title, slug: project.slug, isPublic: project.isPublic },
    checklist: checklists.get(outputId) ?? emptyChecklist,
    mayClaim: isMember && kind === 'model',
    mayJudge: mayRunProjects(person) && !isMember && kind === 'model',
  }
}
