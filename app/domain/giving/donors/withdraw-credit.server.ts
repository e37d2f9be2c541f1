import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { softCredits } from '#db/schema/donors.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { type HoldRefusal, holdDonor } from './hold-donor.server.ts'

export type WithdrawRefusal = HoldRefusal | 'no-such-credit' | 'of-a-claim'

/** Takes a credit back. The gift and its money stay as they are. Refuses one that a claim on an employer gave: that is undone there. */
export async function withdrawCredit(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { creditId, requestId }: { creditId: Id<'sfc'>; requestId?: string | undefined },
): Promise<Outcome<{ giftId: Id<'gft'> }, WithdrawRefusal>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [credit] = await tx.select().from(softCredits).where(eq(softCredits.id, creditId))
    if (!credit) return refuse('no-such-credit')
    const donor = await holdDonor(tx, staff, credit.donorId)
    if (typeof donor === 'string') return refuse(donor)
    const [claim] = await tx.select().from(employerClaims).where(eq(employerClaims.creditId, creditId))
    if (claim) return refuse('of-a-claim')
    const [gone] = await tx.delete(softCredits).where(eq(softCredits.id, creditId)).returning({ id: softCredits.id })
    if (!gone) return refuse('no-such-credit')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      {
        kind: 'gift-credit-withdrawn',
        subject: { type: 'gift', id: credit.giftId },
        before: { amount: credit.amount },
      },
    )
    return done({ giftId: credit.giftId })
  })
}
