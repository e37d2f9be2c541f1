import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { disputes } from '#db/schema/disputes.ts'
import { mayAnswerDisputes } from '../policy.ts'

export type JudgeRefusal = 'not-an-officer' | 'no-reason' | 'nothing-twice' | 'already-decided'

/**
 * Writes down what finance did about money that a refund and a lost dispute both gave back: asked its giver for it, or let it be.
 * The loss is in the books already; money that comes back is entered as the gift it then is.
 */
export async function judgeTwiceReturned(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  input: { disputeId: Id<'dsp'>; reason: string; requestId?: string },
): Promise<Outcome<{ giftId: Id<'gft'> }, JudgeRefusal>> {
  if (!mayAnswerDisputes(officer)) return refuse('not-an-officer')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [known] = await tx.select().from(disputes).where(eq(disputes.id, input.disputeId))
    if (!known || known.beyond === 0n) return refuse('nothing-twice')
    const [judged] = await tx
      .update(disputes)
      .set({ beyondNote: reason, beyondNotedBy: officer.id, beyondNotedAt: at })
      .where(and(eq(disputes.id, known.id), isNull(disputes.beyondNotedAt)))
      .returning({ giftId: disputes.giftId })
    if (!judged) return refuse('already-decided')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(officer, input.requestId) },
      {
        kind: 'dispute-loss-judged',
        subject: { type: 'gift', id: judged.giftId },
        after: { amount: known.beyond, reason },
      },
    )
    return done({ giftId: judged.giftId })
  })
}
