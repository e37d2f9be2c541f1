import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { underLock } from '../under-lock.server.ts'
import { isCharged, openInstalments, type PledgeMethod } from './pledge.ts'

/** Ways that need no page of Stripe's to change to; a card or bank account is changed by saving one. */
export type PaidByHand = Exclude<PledgeMethod, 'card' | 'bank_debit'>

/**
 * Changes how what is left of a pledge is paid to a way the giver pays herself: nothing more is charged by itself. A promise that
 * binds cannot be paid from a donor-advised fund (IRS Notice 2017-73), so that change is refused.
 */
export async function changeMethod(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { pledgeId, method }: { pledgeId: Id<'plg'>; method: PaidByHand },
): Promise<Outcome<undefined, 'not-open' | 'binding'>> {
  if (isCharged(method)) return refuse('not-open')
  return underLock(world, `pledge:${pledgeId}`, async (tx) => {
    const [pledge] = await tx.select().from(pledges).where(eq(pledges.id, pledgeId))
    if (pledge?.state !== 'offered' && pledge?.state !== 'active') return refuse('not-open')
    const isDaf = pledge.kind === 'daf_intent'
    if ((method === 'daf') !== isDaf) return refuse('binding')
    await tx.update(pledges).set({ method }).where(eq(pledges.id, pledgeId))
    await tx
      .update(instalments)
      .set({ chargeOn: null, waitsFor: null, failures: 0 })
      .where(and(eq(instalments.pledgeId, pledgeId), inArray(instalments.state, [...openInstalments])))
    await recordHappening(
      tx,
      { ids: world.ids, at: world.clock.now(), actor },
      {
        kind: 'pledge-method-changed',
        subject: { type: 'pledge', id: pledgeId },
        before: { method: pledge.method },
        after: { method },
      },
    )
    return done()
  })
}
