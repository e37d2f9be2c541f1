import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { outputs, projectMembers, projects } from '#db/schema/grants.ts'
import { slugOf } from './call.ts'
import { freeSlug } from './free-slug.server.ts'
import { isLicence, type OutputKind, parseReleaseUrl } from './output.ts'
import { mayRunProjects, personOf } from './policy.ts'

export type OutputWords = {
  projectId: Id<'prj'>
  kind: OutputKind
  title: string
  summary: string
  url: string
  licence: string
  opennessClass: 1 | 2 | 3 | null
  releasedOn: Day
}
export type OutputRefusal =
  | 'not-found'
  | 'title-missing'
  | 'not-a-url'
  | 'not-a-licence'
  | 'class-missing'
  | 'in-the-future'
  | 'already-recorded'

/**
 * Records what a project released: a model, dataset, code or paper at an https address under a named licence. Its team and
 * programme staff may. The same address is recorded once a project.
 */
export async function recordOutput(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  words: OutputWords,
): Promise<Outcome<{ outputId: Id<'out'>; slug: string }, OutputRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  const url = parseReleaseUrl(words.url.trim())
  const title = words.title.trim()
  return world.db.transaction(async (tx) => {
    const [project] = await tx.select().from(projects).where(eq(projects.id, words.projectId)).for('update')
    if (!person || !project || !(await mayRecord(tx, person, project.id))) return refuse('not-found')
    if (!title) return refuse('title-missing')
    if (!url) return refuse('not-a-url')
    if (!isLicence(words.licence.trim())) return refuse('not-a-licence')
    if (words.kind === 'model' && !words.opennessClass) return refuse('class-missing')
    if (words.releasedOn > dayIn(world.lab.timeZone, at)) return refuse('in-the-future')
    const [known] = await tx
      .select({ id: outputs.id })
      .from(outputs)
      .where(and(eq(outputs.projectId, project.id), eq(outputs.url, url)))
    if (known) return refuse('already-recorded')
    const id = world.ids.next('out')
    const slug = await freeSlug(tx, 'output', slugOf(title.split(':')[0] ?? '') || words.kind)
    const opennessClass = words.kind === 'model' ? words.opennessClass : null
    const plain = { title, summary: words.summary.trim(), url, licence: words.licence.trim(), opennessClass }
    const { kind, releasedOn } = words
    const row = { id, slug, projectId: project.id, kind, releasedOn, ...plain }
    await tx.insert(outputs).values({ ...row, recordedBy: person.id, recordedAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'output-recorded',
        subject: { type: 'project', id: project.id },
        after: { outputId: id, kind, licence: plain.licence, opennessClass, releasedOn },
      },
    )
    return done({ outputId: id, slug })
  })
}

async function mayRecord(tx: Tx, person: Person, projectId: Id<'prj'>): Promise<boolean> {
  if (mayRunProjects(person)) return true
  const [member] = await tx
    .select({ personId: projectMembers.personId })
    .from(projectMembers)
    .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.personId, person.id)))
  return member !== undefined
}
