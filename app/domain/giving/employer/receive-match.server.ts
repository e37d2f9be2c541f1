import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { gifts } from '#db/schema/giving.ts'
import { type CreditRefusal, creditIn } from '../donors/credit-gift.server.ts'
import { holdClaim } from './hold-claim.server.ts'

export type ReceiveMatchRefusal = CreditRefusal | 'no-such-claim' | 'ended-already' | 'more-than-is-left'
type Ask = { claimId: Id<'ecl'>; companyGiftId: Id<'gft'>; amount: Cents; requestId?: string | undefined }

/**
 * Links the company's gift to the claim it answers. The gift is the company's, with its receipt and its place in totals; whoever gave first
 * is credited softly for the part that answers hers (`credit-gift`), in no total and on no receipt. Refuses a gift that is not here, more
 * than other claims have left of it (with that in `detail`, in cents), and a donor whom staff have credited for it by hand.
 */
export async function receiveMatch(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  staff: Person,
  { claimId, companyGiftId, amount, requestId }: Ask,
): Promise<Outcome<undefined, ReceiveMatchRefusal>> {
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(staff, requestId) }
  return world.db.transaction(async (tx) => {
    const held = await holdClaim(tx, staff, claimId)
    if (!held) return refuse('no-such-claim')
    const { claim, gift } = held
    if (claim.state !== 'noted' && claim.state !== 'claimed') return refuse('ended-already')
    const left = await leftOf(tx, companyGiftId)
    const isBeyond = left !== null && left.answered > 0n && amount > left.free
    if (isBeyond) return refuse('more-than-is-left', { left: left.free })
    const ask = { giftId: companyGiftId, donorId: gift.donorId, kind: 'employer' as const, amount, isOfClaim: true }
    const credited = await creditIn(tx, by, { staff, ask })
    if (!credited.ok) return credited
    await tx
      .update(employerClaims)
      .set({
        state: 'received',
        companyGiftId,
        answered: amount,
        creditId: credited.value.creditId,
        endedOn: dayIn(world.lab.timeZone, by.at),
        movedBy: staff.id,
        movedAt: by.at,
      })
      .where(and(eq(employerClaims.id, claimId), inArray(employerClaims.state, ['noted', 'claimed'])))
    await recordHappening(tx, by, {
      kind: 'employer-claim-moved',
      subject: { type: 'gift', id: claim.giftId },
      before: { state: claim.state },
      after: { state: 'received', companyGiftId, amount },
    })
    return done()
  })
}

/** What claims have of a company's gift, locked, and what is free for another; null where there is none. */
async function leftOf(tx: Tx, companyGiftId: Id<'gft'>): Promise<{ answered: Cents; free: Cents } | null> {
  const [gift] = await tx.select().from(gifts).where(eq(gifts.id, companyGiftId)).for('update')
  if (!gift) return null
  const claims = await tx.select().from(employerClaims).where(eq(employerClaims.companyGiftId, companyGiftId))
  const answered = cents(claims.reduce((sum, claim) => sum + (claim.answered ?? 0n), 0n))
  const free = gift.gross - gift.refunded - answered
  return { answered, free: cents(free > 0n ? free : 0n) }
}
