import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { projects } from '#db/schema/grants.ts'
import { mayRunProjects, personOf } from './policy.ts'
import { type ProjectState, projectSteps } from './project.ts'

/** Activates, suspends, starts closing or closes a project, where its state allows it. The same step twice is once. */
export async function changeProjectState(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { projectId: Id<'prj'>; to: ProjectState },
): Promise<Outcome<undefined, 'not-allowed' | 'not-found' | 'wrong-state'>> {
  const person = personOf(actor)
  if (!person || !mayRunProjects(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [project] = await tx.select().from(projects).where(eq(projects.id, input.projectId)).for('update')
    if (!project) return refuse('not-found')
    if (project.state === input.to) return done()
    if (!projectSteps[project.state].includes(input.to)) return refuse('wrong-state')
    await tx
      .update(projects)
      .set({ state: input.to })
      .where(and(eq(projects.id, project.id), eq(projects.state, project.state)))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'project-state-changed',
        subject: { type: 'project', id: project.id },
        before: { state: project.state },
        after: { state: input.to },
      },
    )
    return done()
  })
}
