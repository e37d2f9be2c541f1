import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { discussionMessages } from '#db/schema/discussion.ts'
import { lockApplication } from '../../lock-application.server.ts'
import { personOf } from '../../policy.ts'
import { isBefore, isDiscussed, takeBackMinutes } from './discussion.ts'
import { readSeat } from './read-seat.server.ts'

export type TakeBackRefusal = 'not-found' | 'closed' | 'too-late'

/**
 * Takes one’s own message back within a quarter of an hour: its words are gone, that there was one stays. Refuses later, once the
 * decision is released, and to whoever no longer takes part. Twice is once.
 */
export async function takeMessageBack(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; messageId: Id<'dms'> },
): Promise<Outcome<undefined, TakeBackRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const { applicationId, messageId } = input
  const at = world.clock.now()
  const { id, authorId, takenBackAt } = discussionMessages
  const isOwn = and(eq(id, messageId), eq(discussionMessages.applicationId, applicationId), eq(authorId, person.id))
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    if (!application || !(await readSeat(tx, person, applicationId))) return refuse('not-found')
    const [message] = await tx.select().from(discussionMessages).where(isOwn).for('update')
    if (!message) return refuse('not-found')
    if (message.takenBackAt) return done()
    if (!isDiscussed(application.state)) return refuse('closed')
    if (!isBefore(message.writtenAt, takeBackMinutes, at)) return refuse('too-late')
    await tx
      .update(discussionMessages)
      .set({ words: '', takenBackAt: at })
      .where(and(isOwn, isNull(takenBackAt)))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'discussion-taken-back', subject: { type: 'application', id: applicationId }, after: { messageId } },
    )
    return done()
  })
}
