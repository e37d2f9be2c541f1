import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { donorSegments } from '#db/schema/segments.ts'
import { mayHelpDonors } from '../policy.ts'

/** Forgets a saved segment. Its donors, and letters that went to them, stay. */
export async function removeSegment(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { segmentId, requestId }: { segmentId: Id<'sgm'>; requestId?: string | undefined },
): Promise<Outcome<undefined, 'not-staff' | 'no-such-segment'>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [gone] = await tx.delete(donorSegments).where(eq(donorSegments.id, segmentId)).returning()
    if (!gone) return refuse('no-such-segment')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'segment-removed', subject: { type: 'segment', id: segmentId } },
    )
    return done()
  })
}
