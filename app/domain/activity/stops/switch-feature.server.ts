import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import { mayManagePeople } from '#app/domain/people/policy.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { stops } from '#db/schema/stops.ts'
import { recordHappening } from '../record-happening.server.ts'
import type { Stoppable } from './stop.ts'

export type SwitchFeatureRefusal = 'not-allowed' | 'no-reason' | 'already-so'

/**
 * Stops search or exports for everybody from the next request on, or starts them again; both with a reason. Refuses everybody but
 * an administrator, and what is so already.
 */
export async function switchFeature(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { what, isStopped, reason }: { what: Stoppable; isStopped: boolean; reason: string },
): Promise<Outcome<undefined, SwitchFeatureRefusal>> {
  if (actor.kind !== 'person' || !mayManagePeople(actor.person)) return refuse('not-allowed')
  const words = reason.trim()
  if (!words) return refuse('no-reason')
  const { id: stoppedBy } = actor.person
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const stop = { what, reason: words, stoppedBy, stoppedAt: at }
    const changed = isStopped
      ? await tx.insert(stops).values(stop).onConflictDoNothing().returning({ what: stops.what })
      : await tx.delete(stops).where(eq(stops.what, what)).returning({ what: stops.what })
    if (changed.length === 0) return refuse('already-so')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: isStopped ? 'feature-stopped' : 'feature-started', subject: { type: 'feature', id: what } },
    )
    return done()
  })
}
