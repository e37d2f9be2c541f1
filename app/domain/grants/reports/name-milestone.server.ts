import { count, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { projects } from '#db/schema/grants.ts'
import { reports } from '#db/schema/reports.ts'
import { isProjectMember } from '../is-project-member.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'

const mostReports = 100
export type MilestoneRefusal = 'not-found' | 'title-missing' | 'in-the-past' | 'closed' | 'too-many'

/** The team or a programme officer names something the project will have reached by a day. The same name and day is one milestone. */
export async function nameMilestone(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  words: { projectId: Id<'prj'>; title: string; dueOn: Day },
): Promise<Outcome<undefined, MilestoneRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  const title = words.title.trim()
  return world.db.transaction(async (tx) => {
    const [project] = await tx.select().from(projects).where(eq(projects.id, words.projectId)).for('update')
    if (!person || !project) return refuse('not-found')
    if (!mayRunCalls(person) && !(await isProjectMember(tx, person.id, project.id))) return refuse('not-found')
    if (!title) return refuse('title-missing')
    if (words.dueOn < dayIn(world.lab.timeZone, at)) return refuse('in-the-past')
    if (project.state === 'closed') return refuse('closed')
    const [known] = await tx.select({ many: count() }).from(reports).where(eq(reports.projectId, project.id))
    if ((known?.many ?? 0) >= mostReports) return refuse('too-many')
    const [made] = await tx
      .insert(reports)
      .values({
        id: world.ids.next('rpt'),
        ...{ projectId: project.id, kind: 'milestone', title, dueOn: words.dueOn, state: 'due' },
        ...{ namedBy: person.id, createdAt: at },
      })
      .onConflictDoNothing()
      .returning({ id: reports.id })
    if (!made) return done()
    const subject = { type: 'project', id: project.id }
    const after = { reportId: made.id, title, dueOn: words.dueOn }
    await recordHappening(tx, { ids: world.ids, at, actor }, { kind: 'milestone-named', subject, after })
    return done()
  })
}
