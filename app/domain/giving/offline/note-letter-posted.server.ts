import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { letters } from '#db/schema/activity.ts'
import { mayEnterGifts } from '../policy.ts'

/** Notes that a printed letter went into the post. Refuses one that was posted already, or that goes by e-mail. */
export async function noteLetterPosted(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  { letterId, requestId }: { letterId: Id<'ltr'>; requestId?: string | undefined },
): Promise<Outcome<undefined, 'not-an-officer' | 'not-waiting'>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [posted] = await tx
      .update(letters)
      .set({ sentAt: at })
      .where(and(eq(letters.id, letterId), isNull(letters.toEmail), isNull(letters.sentAt)))
      .returning({ subjectType: letters.subjectType, subjectId: letters.subjectId, kind: letters.kind })
    if (!posted) return refuse('not-waiting')
    const by = { ids: world.ids, at, actor: actorOf(officer, requestId) }
    await recordHappening(tx, by, {
      kind: 'letter-posted',
      subject: { type: posted.subjectType, id: posted.subjectId },
      after: { letter: posted.kind },
    })
    return done()
  })
}
