import { and, eq, not, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { softCredits } from '#db/schema/donors.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { mayHelpDonors } from '../policy.ts'
import { holdClaim } from './hold-claim.server.ts'

/** Claims from before companies' gifts were summed may share a credit: it stays while one of them rests on it. */
const isNamedByClaim = sql`exists (select from employer_claim c where c.credit_id = soft_credit.id)`

export type UndoMatchRefusal = 'not-staff' | 'no-such-claim' | 'not-received'

/**
 * Takes back that a company's gift answers a claim: the claim stands as it did before, and the credit it gave is gone. The gift of the company,
 * its receipt and its money stay. Refuses a claim that nothing answers.
 */
export async function undoMatch(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { claimId, requestId }: { claimId: Id<'ecl'>; requestId?: string | undefined },
): Promise<Outcome<undefined, UndoMatchRefusal>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(staff, requestId) }
  return world.db.transaction(async (tx) => {
    const held = await holdClaim(tx, staff, claimId)
    if (!held) return refuse('no-such-claim')
    const { giftId, state, claimedOn, companyGiftId, answered, creditId } = held.claim
    if (state !== 'received') return refuse('not-received')
    const before = { state, companyGiftId, amount: answered }
    const standing = claimedOn ? 'claimed' : 'noted'
    const unlinked = { companyGiftId: null, answered: null, creditId: null, endedOn: null }
    await tx
      .update(employerClaims)
      .set({ ...unlinked, state: standing, movedBy: staff.id, movedAt: by.at })
      .where(and(eq(employerClaims.id, claimId), eq(employerClaims.state, 'received')))
    if (creditId) await tx.delete(softCredits).where(and(eq(softCredits.id, creditId), not(isNamedByClaim)))
    const happening = { kind: 'employer-claim-moved', subject: { type: 'gift', id: giftId } } as const
    await recordHappening(tx, by, { ...happening, before, after: { state: standing } })
    return done()
  })
}
