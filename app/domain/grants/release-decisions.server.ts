import { and, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { releasePlans } from '#db/schema/releases.ts'
import { mayRunCalls, personOf } from './policy.ts'
import { type CallRefusal, readyAsSeen, releaseDrafts } from './release/release-call.server.ts'

export type ReleaseRefusal = CallRefusal | 'not-allowed' | 'changed-since' | 'planned-already'
type Released = { releaseId: Id<'rel'>; released: number }

/**
 * Makes every drafted decision of a call known in one transaction: states change, offers begin to run, letters are queued.
 * The officer names the drafts they saw by their fingerprint (drafts-mark), so none made or changed a second ago is released
 * unread. One with a part in an application that waits sees fewer than there are, and releases none. Refuses drafts that lack
 * their second officer, and while the release is planned for later.
 */
export async function releaseDecisions(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: { callId: Id<'cal'>; expected: string },
): Promise<Outcome<Released, ReleaseRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const ready = await readyAsSeen(tx, world.lab, { callId: input.callId, person, expected: input.expected })
    if (!ready.ok) return ready
    const [plan] = await tx
      .select({ id: releasePlans.id })
      .from(releasePlans)
      .where(and(eq(releasePlans.callId, input.callId), eq(releasePlans.state, 'waiting')))
    if (plan) return refuse('planned-already')
    return done(await releaseDrafts(tx, { ids: world.ids, at, actor, lab: world.lab }, { ...ready.value, person }))
  })
}
