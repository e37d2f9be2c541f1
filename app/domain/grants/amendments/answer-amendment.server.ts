import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { amendments } from '#db/schema/amendments.ts'
import { projects } from '#db/schema/grants.ts'
import { isProjectMember } from '../is-project-member.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readLead } from '../read-lead.server.ts'
import { type AmendmentAnswer, isAmendable } from './amendment.ts'
import { extendProject } from './apply-amendment.server.ts'

export type AnswerAmendment = {
  amendmentId: Id<'amd'>
  to: AmendmentAnswer
  answer: string
  /** Of an extension approved in part: the last day that is given instead. */
  until?: Day | null
}
export type AnswerAmendmentRefusal =
  | 'not-found'
  | 'own-project'
  | 'answered-already'
  | 'not-running'
  | 'answer-missing'
  | 'day-missing'
  | 'not-between'
  | 'moved-on'

/**
 * A programme officer without a part in the project approves what was asked, a part of it, or declines, with words the lead reads.
 * What follows is done in the same transaction and written down as it was and as it is; the award stays as it was signed. The same
 * answer twice is once.
 */
export async function answerAmendment(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  { amendmentId, to, ...input }: AnswerAmendment,
): Promise<Outcome<undefined, AnswerAmendmentRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-found')
  const answer = input.answer.trim()
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [known] = await tx.select().from(amendments).where(eq(amendments.id, amendmentId))
    if (!known) return refuse('not-found')
    const [project] = await tx.select().from(projects).where(eq(projects.id, known.projectId)).for('update')
    const [amendment] = await tx.select().from(amendments).where(eq(amendments.id, amendmentId)).for('update')
    if (!project || !amendment) throw new Error(`amendment ${amendmentId} is of no project`)
    if (await isProjectMember(tx, person.id, project.id)) return refuse('own-project')
    const isSame = amendment.state === to && amendment.answer === answer && amendment.answeredBy === person.id
    if (amendment.state !== 'asked') return isSame ? done() : refuse('answered-already')
    if (!answer) return refuse('answer-missing')
    if (to !== 'declined' && !isAmendable(project.state)) return refuse('not-running')
    const before = project.endsOn ?? dayIn(world.lab.timeZone, at)
    const given = givenUntil({ to, asked: amendment.askedUntil, part: input.until ?? null, before })
    if (typeof given === 'object' && given?.refused) return refuse(given.refused)
    const until = given as Day | null
    const moved = until
      ? await extendProject(tx, { projectId: project.id, awardId: amendment.awardId, before, until })
      : null
    await tx
      .update(amendments)
      .set({
        ...{ state: to, answer, answeredBy: person.id, answeredAt: at },
        ...{ untilBefore: until && before, untilAfter: until },
      })
      .where(and(eq(amendments.id, amendmentId), eq(amendments.state, 'asked')))
    const by = { ids: world.ids, at, actor }
    await recordHappening(tx, by, {
      kind: `amendment-${to === 'approved_in_part' ? 'approved' : to}`,
      subject: { type: 'project', id: project.id },
      ...(moved && { before: moved.before }),
      after: { amendmentId, kind: amendment.kind, state: to, ...moved?.after },
    })
    const subject = { type: 'amendment', id: amendmentId }
    await queueLetter(tx, by, { kind: 'amendment-answered', to: await readLead(tx, project.id), subject })
    return done()
  })
}

type Given = { to: AmendmentAnswer; asked: Day | null; part: Day | null; before: Day }

/** The new last day; null where none moves. A part of more time is a day between the present end and the one that was asked for. */
function givenUntil({
  to,
  asked,
  part,
  before,
}: Given): Day | null | { refused: 'day-missing' | 'not-between' | 'moved-on' } {
  if (!asked || to === 'declined') return null
  if (asked <= before) return { refused: 'moved-on' }
  if (to === 'approved') return asked
  if (!part) return { refused: 'day-missing' }
  return part > before && part < asked ? part : { refused: 'not-between' }
}
