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
import { hubUrl, parseHub } from './openness/hub.ts'
import { parseLicence } from './openness/licence.ts'
import { type OutputKind, parseReleaseUrl } from './output.ts'
import { mayRunProjects, personOf } from './policy.ts'

export type OutputWords = {
  projectId: Id<'prj'>
  kind: OutputKind
  title: string
  summary: string
  url: string
  licence: string
  releasedOn: Day
}
export type OutputRefusal =
  | 'not-found'
  | 'title-missing'
  | 'not-a-url'
  | 'not-a-licence'
  | 'in-the-future'
  | 'already-recorded'

/**
 * Records what a project released: a model, dataset, code or paper at an https address under an SPDX licence. An address on
 * Hugging Face is taken by its two names in whatever form it is typed, and built here. Its team and programme staff may. The
 * same address is recorded once a project. How open a model is, its checklist says.
 */
export async function recordOutput(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  words: OutputWords,
): Promise<Outcome<{ outputId: Id<'out'>; slug: string }, OutputRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  const hub = parseHub(words.url)
  const url = hub ? hubUrl(hub) : parseReleaseUrl(words.url.trim())
  const licence = parseLicence(words.licence)
  const title = words.title.trim()
  return world.db.transaction(async (tx) => {
    const [project] = await tx.select().from(projects).where(eq(projects.id, words.projectId)).for('update')
    if (!person || !project || !(await mayRecord(tx, person, project.id))) return refuse('not-found')
    if (!title) return refuse('title-missing')
    if (!url) return refuse('not-a-url')
    if (!licence) return refuse('not-a-licence')
    if (words.releasedOn > dayIn(world.lab.timeZone, at)) return refuse('in-the-future')
    const [known] = await tx
      .select({ id: outputs.id })
      .from(outputs)
      .where(and(eq(outputs.projectId, project.id), eq(outputs.url, url)))
    if (known) return refuse('already-recorded')
    const id = world.ids.next('out')
    const slug = await freeSlug(tx, 'output', slugOf(title.split(':')[0] ?? '') || words.kind)
    const { kind, releasedOn } = words
    const plain = { title, summary: words.summary.trim(), url, licence }
    const address = { hubOwner: hub?.owner ?? null, hubName: hub?.name ?? null }
    const row = { id, slug, projectId: project.id, kind, releasedOn, ...plain, ...address }
    await tx.insert(outputs).values({ ...row, recordedBy: person.id, recordedAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'output-recorded',
        subject: { type: 'project', id: project.id },
        after: { outputId: id, kind, licence, releasedOn },
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
