import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { donorSegments } from '#db/schema/segments.ts'
import { mayHelpDonors } from '../policy.ts'

export type SegmentRefusal = 'not-staff' | 'no-name' | 'narrows-nothing' | 'name-taken'

/** Keeps the filters of the list of donors under a name, for everybody who may read donors. Refuses a name that is taken. */
export async function saveSegment(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { name, query, requestId }: { name: string; query: string; requestId?: string | undefined },
): Promise<Outcome<{ segmentId: Id<'sgm'> }, SegmentRefusal>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  if (name.trim() === '') return refuse('no-name')
  if (query === '') return refuse('narrows-nothing')
  const at = world.clock.now()
  const segmentId = world.ids.next('sgm')
  return world.db.transaction(async (tx) => {
    const [saved] = await tx
      .insert(donorSegments)
      .values({ id: segmentId, name: name.trim(), query, savedBy: staff.id, savedAt: at })
      .onConflictDoNothing()
      .returning({ id: donorSegments.id })
    if (!saved) return refuse('name-taken')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'segment-saved', subject: { type: 'segment', id: segmentId } },
    )
    return done({ segmentId })
  })
}
