import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { appeals } from '#db/schema/appeals.ts'
import { decisions } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { lockApplication, moveApplication } from '../lock-application.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { isInvolved } from '../sight/seen-by.server.ts'
import { readHands } from './read-appeal.server.ts'

export type AnswerAppealRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'own-application'
  | 'own-decision'
  | 'words-missing'
  | 'moved-on'
  | 'answered-already'

type Answer = { applicationId: Id<'app'>; upholds: boolean; words: string }

/**
 * Answers an appeal with a reason the applicant reads. Upheld, the decision is no longer released: the application is discussed and
 * decided anew. Declined is final. Refuses whoever decided or agreed to the decision, also on behalf of others, and anyone with a part in the application. The same answer twice is one.
 */
export async function answerAppeal(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { applicationId, upholds, words }: Answer,
): Promise<Outcome<undefined, AnswerAppealRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const answer = words.trim()
  const state = upholds ? 'upheld' : 'declined'
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    const [appeal] = await tx.select().from(appeals).where(eq(appeals.applicationId, applicationId))
    if (!application || !appeal) return refuse('not-found')
    if (await isInvolved(tx, person, application)) return refuse('own-application')
    const isSame = appeal.state === state && appeal.answer === answer && appeal.answeredBy === person.id
    if (appeal.state !== 'open') return isSame ? done() : refuse('answered-already')
    const hands = await readHands(tx, applicationId)
    const acts = actor.kind === 'person' ? [actor.person.id, person.id] : []
    if (acts.some((one) => hands.includes(one))) return refuse('own-decision')
    if (!answer) return refuse('words-missing')
    if (upholds && !(await reopen(tx, { ids: world.ids, at, actor }, applicationId))) return refuse('moved-on')
    await tx
      .update(appeals)
      .set({ state, answer, answeredBy: person.id, answeredAt: at })
      .where(and(eq(appeals.id, appeal.id), eq(appeals.state, 'open')))
    if (!upholds) {
      const subject = { type: 'application', id: applicationId }
      await recordHappening(
        tx,
        { ids: world.ids, at, actor },
        { kind: 'appeal-declined', subject, after: { appealId: appeal.id } },
      )
    }
    const [lead] = await tx.select({ email: people.email }).from(people).where(eq(people.id, application.applicantId))
    if (!lead) throw new Error(`application ${applicationId} has no applicant`)
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: 'appeal-answered',
        to: { email: lead.email, personId: application.applicantId },
        subject: { type: 'appeal', id: appeal.id },
      },
    )
    return done()
  })
}

/** Takes the decision back into discussion; false when the application has moved on, as by a signed offer. */
async function reopen(tx: Tx, by: Parameters<typeof moveApplication>[1], applicationId: Id<'app'>): Promise<boolean> {
  const isMoved = await moveApplication(tx, by, {
    id: applicationId,
    from: ['declined', 'offered'],
    to: 'in_discussion',
    happening: 'appeal-upheld',
  })
  if (!isMoved) return false
  await tx
    .update(decisions)
    .set({ releaseId: null, offerUntil: null })
    .where(eq(decisions.applicationId, applicationId))
  return true
}
