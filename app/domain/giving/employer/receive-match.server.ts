import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { softCredits } from '#db/schema/donors.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { type CreditRefusal, creditIn } from '../donors/credit-gift.server.ts'
import { holdClaim } from './hold-claim.server.ts'

export type ReceiveMatchRefusal = Exclude<CreditRefusal, 'credited-already'> | 'no-such-claim' | 'ended-already'
type Ask = { claimId: Id<'ecl'>; companyGiftId: Id<'gft'>; amount: Cents; requestId?: string | undefined }

/**
 * Links the company's gift to the claim it answers. The gift is the company's, with its receipt and its place in totals; whoever gave first
 * is credited softly for the part that answers hers (`credit-gift`), in no total and on no receipt. Refuses a gift that is not here, and
 * more than it is.
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
    const ask = { giftId: companyGiftId, donorId: gift.donorId, kind: 'employer' as const, amount }
    const credited = await creditIn(tx, by, { staff, ask })
    // Staff may have credited her by hand before.
    if (!credited.ok && credited.refused !== 'credited-already') return refuse(credited.refused)
    const creditId = credited.ok ? credited.value.creditId : await findCredit(tx, ask)
    await tx
      .update(employerClaims)
      .set({
        state: 'received',
        companyGiftId,
        creditId,
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

async function findCredit(tx: Tx, ask: { giftId: Id<'gft'>; donorId: Id<'dnr'> }): Promise<Id<'sfc'> | null> {
  const [credit] = await tx
    .select({ id: softCredits.id })
    .from(softCredits)
    .where(and(eq(softCredits.giftId, ask.giftId), eq(softCredits.donorId, ask.donorId)))
  return credit?.id ?? null
}
