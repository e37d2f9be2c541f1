import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { fraudWarnings } from '#db/schema/disputes.ts'
import { mayAnswerDisputes } from '../policy.ts'

export type KeepRefusal = 'not-an-officer' | 'no-reason' | 'no-such-warning' | 'already-decided'

/** Writes down why staff keep a gift that its bank called fraud. Giving it back needs no word here: the refund says it. */
export async function keepWarnedGift(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  input: { warningId: Id<'fwn'>; reason: string; requestId?: string },
): Promise<Outcome<{ giftId: Id<'gft'> }, KeepRefusal>> {
  if (!mayAnswerDisputes(officer)) return refuse('not-an-officer')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [known] = await tx.select().from(fraudWarnings).where(eq(fraudWarnings.id, input.warningId))
    if (!known) return refuse('no-such-warning')
    const [kept] = await tx
      .update(fraudWarnings)
      .set({ keptBecause: reason, keptBy: officer.id, keptAt: at })
      .where(and(eq(fraudWarnings.id, known.id), isNull(fraudWarnings.keptAt)))
      .returning({ giftId: fraudWarnings.giftId })
    if (!kept) return refuse('already-decided')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(officer, input.requestId) },
      { kind: 'gift-kept-despite-warning', subject: { type: 'gift', id: kept.giftId }, after: { reason } },
    )
    return done({ giftId: kept.giftId })
  })
}
