import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { amendments } from '#db/schema/amendments.ts'
import { projects } from '#db/schema/grants.ts'
import { personOf } from '../policy.ts'
import { readLead } from '../read-lead.server.ts'
import { readLastAward } from '../renewals/read-last-award.server.ts'
import { type AmendmentKind, isAmendable, replyByOf, untilFault } from './amendment.ts'

export type AskAmendment = {
  projectId: Id<'prj'>
  kind: AmendmentKind
  /** How it would be; nothing of an extension. */
  words: string
  /** The new last day of an extension; null of every other kind. */
  until: Day | null
  why: string
}
export type AskAmendmentRefusal =
  | 'not-found'
  | 'not-running'
  | 'words-missing'
  | 'day-missing'
  | 'not-later'
  | 'too-far'
  | 'why-missing'
  | 'open-already'

/**
 * The lead of a project with an award asks to change something of it, and is told by which day the lab answers. One of a kind is open
 * at a time; the same asked once more is once. Changes nothing by itself.
 */
export async function askAmendment(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: AskAmendment,
): Promise<Outcome<{ amendmentId: Id<'amd'> }, AskAmendmentRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  const today = dayIn(world.lab.timeZone, at)
  const asked = { ...input, words: input.words.trim(), why: input.why.trim() }
  return world.db.transaction(async (tx) => {
    const [project] = await tx.select().from(projects).where(eq(projects.id, input.projectId)).for('update')
    const award = await readLastAward(tx, input.projectId)
    if (!person || !project || !award || project.leadId !== person.id) return refuse('not-found')
    const open = await findOpen(tx, asked)
    if (open) return open.isSame ? done({ amendmentId: open.id }) : refuse('open-already')
    if (!isAmendable(project.state)) return refuse('not-running')
    const fault = faultIn(asked, { endsOn: project.endsOn ?? today, today })
    if (fault) return refuse(fault)
    const id = world.ids.next('amd')
    const { kind, words, why } = asked
    await tx.insert(amendments).values({
      ...{ id, projectId: project.id, awardId: award.id, kind, words, why },
      ...{ askedUntil: asked.kind === 'extension' ? asked.until : null, state: 'asked' as const },
      ...{ askedBy: person.id, askedAt: at, replyBy: replyByOf(today) },
    })
    const by = { ids: world.ids, at, actor }
    const subject = { type: 'project', id: project.id }
    await recordHappening(tx, by, { kind: 'amendment-asked', subject, after: { amendmentId: id, kind } })
    const to = await readLead(tx, project.id)
    await queueLetter(tx, by, { kind: 'amendment-received', to, subject: { type: 'amendment', id } })
    return done({ amendmentId: id })
  })
}

async function findOpen(
  tx: Tx,
  { projectId, kind, words, until, why }: AskAmendment,
): Promise<{ id: Id<'amd'>; isSame: boolean } | null> {
  const isOpen = and(eq(amendments.projectId, projectId), eq(amendments.kind, kind), eq(amendments.state, 'asked'))
  const [open] = await tx.select().from(amendments).where(isOpen)
  if (!open) return null
  const isSame = open.words === words && open.why === why && (kind !== 'extension' || open.askedUntil === until)
  return { id: open.id, isSame }
}

function faultIn(asked: AskAmendment, days: { endsOn: Day; today: Day }): AskAmendmentRefusal | null {
  if (asked.kind !== 'extension' && !asked.words) return 'words-missing'
  if (asked.kind === 'extension' && !asked.until) return 'day-missing'
  const fault = asked.kind === 'extension' && asked.until ? untilFault(asked.until, days) : null
  if (fault) return fault
  return asked.why ? null : 'why-missing'
}
