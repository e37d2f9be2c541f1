import { and, eq, gt } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { discussionMessages } from '#db/schema/discussion.ts'
import { lockApplication } from '../../lock-application.server.ts'
import { personOf } from '../../policy.ts'
import { isDiscussed, longestMessage, repeatMinutes } from './discussion.ts'
import { hadSeat, readSeat } from './read-seat.server.ts'
import { tellOfDiscussion } from './tell-of-discussion.server.ts'

export type SayRefusal = 'not-found' | 'closed' | 'words-missing' | 'too-long'
type Said = { applicationId: Id<'app'>; words: string }

/**
 * Says something about an application to its reviewers whose review is in and to its officers, and tells them by letter that something
 * was said. Refuses once the decision is released or the application withdrawn. The same words within ten minutes are one message.
 */
export async function sayInDiscussion(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  said: Said,
): Promise<Outcome<{ messageId: Id<'dms'> }, SayRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const words = said.words.trim()
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = await lockApplication(tx, said.applicationId)
    const seat = application && (await readSeat(tx, person, application.id))
    if (!application) return refuse('not-found')
    if (!seat) return refuse((await hadSeat(tx, person, application)) ? 'closed' : 'not-found')
    if (!isDiscussed(application.state)) return refuse('closed')
    if (!words) return refuse('words-missing')
    if (words.length > longestMessage) return refuse('too-long')
    const repeated = await findRepeated(tx, { applicationId: application.id, authorId: person.id, words, at })
    if (repeated) return done({ messageId: repeated })
    const messageId = world.ids.next('dms')
    const row = { applicationId: application.id, authorId: person.id, wroteAs: seat, words, writtenAt: at }
    await tx.insert(discussionMessages).values({ id: messageId, ...row })
    const by = { ids: world.ids, at, actor }
    await recordHappening(tx, by, {
      kind: 'discussion-said',
      subject: { type: 'application', id: application.id },
      after: { messageId },
    })
    await tellOfDiscussion(tx, by, { application, author: person, messageId })
    return done({ messageId })
  })
}

type Again = { applicationId: Id<'app'>; authorId: Id<'psn'>; words: string; at: Date }

async function findRepeated(tx: Tx, { applicationId, authorId, words, at }: Again): Promise<Id<'dms'> | null> {
  const since = new Date(at.getTime() - repeatMinutes * 60_000)
  const [same] = await tx
    .select({ id: discussionMessages.id })
    .from(discussionMessages)
    .where(
      and(
        eq(discussionMessages.applicationId, applicationId),
        eq(discussionMessages.authorId, authorId),
        eq(discussionMessages.words, words),
        gt(discussionMessages.writtenAt, since),
      ),
    )
  return same?.id ?? null
}
