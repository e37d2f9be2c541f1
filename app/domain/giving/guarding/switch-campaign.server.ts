import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { campaigns } from '#db/schema/giving.ts'
import { campaignStops } from '#db/schema/guarding.ts'
import { mayGuardGiving } from '../policy.ts'

export type SwitchRefusal = 'not-allowed' | 'no-reason' | 'no-such-campaign' | 'already-so'

/** Stops a campaign's giving at once, or lets it go on; its page stays. Refuses what is so already. */
export async function switchCampaign(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  input: { campaignId: Id<'cmp'>; isStopped: boolean; reason: string; requestId?: string },
): Promise<Outcome<undefined, SwitchRefusal>> {
  if (!mayGuardGiving(person)) return refuse('not-allowed')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const { campaignId, isStopped } = input
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [campaign] = await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaignId))
    if (!campaign) return refuse('no-such-campaign')
    const changed = isStopped
      ? await tx
          .insert(campaignStops)
          .values({ campaignId, reason, stoppedBy: person.id, stoppedAt: at })
          .onConflictDoNothing()
          .returning({ id: campaignStops.campaignId })
      : await tx
          .delete(campaignStops)
          .where(eq(campaignStops.campaignId, campaignId))
          .returning({ id: campaignStops.campaignId })
    if (changed.length === 0) return refuse('already-so')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, input.requestId) },
      {
        kind: isStopped ? 'campaign-stopped' : 'campaign-let-on',
        subject: { type: 'campaign', id: campaignId },
        after: { reason },
      },
    )
    return done(undefined)
  })
}
