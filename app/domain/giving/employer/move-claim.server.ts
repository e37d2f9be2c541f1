import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { mayHelpDonors } from '../policy.ts'
import { type ClaimMove, movableFrom } from './employer-claim.ts'
import { holdClaim } from './hold-claim.server.ts'

export type MoveClaimRefusal = 'not-staff' | 'no-such-claim' | 'moved-already' | 'no-reason' | 'day-ahead'
type Ask = { claimId: Id<'ecl'>; to: ClaimMove; on: Day; reason: string | null; requestId?: string | undefined }

/** Notes what became of a claim: the employer was asked on a day, said no with a reason, or it is to be asked again. */
export async function moveClaim(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  staff: Person,
  { claimId, to, on, reason, requestId }: Ask,
): Promise<Outcome<undefined, MoveClaimRefusal>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  const why = reason?.trim() || null
  if (to === 'refused' && !why) return refuse('no-reason')
  const at = world.clock.now()
  if (on > dayIn(world.lab.timeZone, at)) return refuse('day-ahead')
  return world.db.transaction(async (tx) => {
    const held = await holdClaim(tx, staff, claimId)
    if (!held) return refuse('no-such-claim')
    const { claim } = held
    const isRefused = to === 'refused'
    const [moved] = await tx
      .update(employerClaims)
      .set({
        state: to,
        claimedOn: to === 'claimed' ? on : to === 'noted' ? null : claim.claimedOn,
        endedOn: isRefused ? on : null,
        reason: isRefused ? why : null,
        movedBy: staff.id,
        movedAt: at,
      })
      .where(and(eq(employerClaims.id, claimId), inArray(employerClaims.state, [...movableFrom[to]])))
      .returning({ id: employerClaims.id })
    if (!moved) return refuse('moved-already')
    const by = { ids: world.ids, at, actor: actorOf(staff, requestId) }
    const happening = { kind: 'employer-claim-moved', subject: { type: 'gift', id: claim.giftId } } as const
    await recordHappening(tx, by, { ...happening, before: { state: claim.state }, after: { state: to } })
    return done()
  })
}
