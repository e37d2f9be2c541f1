import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { giftBenefits } from '#db/schema/benefits.ts'
import { gifts } from '#db/schema/giving.ts'
import { isBooked } from '../gift.ts'
import { mayHelpDonors, maySeeAnonymous } from '../policy.ts'

export type HandOverRefusal = 'not-staff' | 'no-such-benefit' | 'not-here' | 'said-already'
type Ask = { giftId: Id<'gft'>; isGiven: boolean; requestId?: string | undefined }

/**
 * Notes that a giver has what comes back for her gift, or that this was noted by mistake. Changes no receipt: what is deductible follows from
 * what was offered. Only of gifts whose money has come.
 */
export async function handOverBenefit(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { giftId, isGiven, requestId }: Ask,
): Promise<Outcome<undefined, HandOverRefusal>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [gift] = await tx
      .select({ state: gifts.state, isAnonymous: gifts.isAnonymous })
      .from(gifts)
      .innerJoin(giftBenefits, eq(giftBenefits.giftId, gifts.id))
      .where(eq(gifts.id, giftId))
      .for('update')
    if (!gift || (gift.isAnonymous && !maySeeAnonymous(staff))) return refuse('no-such-benefit')
    if (isGiven && !isBooked(gift.state)) return refuse('not-here')
    const [noted] = await tx
      .update(giftBenefits)
      .set(isGiven ? { givenAt: at, givenBy: staff.id } : { givenAt: null, givenBy: null })
      .where(
        and(eq(giftBenefits.giftId, giftId), isGiven ? isNull(giftBenefits.givenAt) : isNotNull(giftBenefits.givenAt)),
      )
      .returning({ giftId: giftBenefits.giftId })
    if (!noted) return refuse('said-already')
    const by = { ids: world.ids, at, actor: actorOf(staff, requestId) }
    const kind = isGiven ? 'benefit-given' : 'benefit-not-given'
    await recordHappening(tx, by, { kind, subject: { type: 'gift', id: giftId }, after: { isGiven } })
    return done()
  })
}
