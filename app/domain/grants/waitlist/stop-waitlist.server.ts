import { and, eq, not } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { waitlistStops } from '#db/schema/waitlist.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { isUninvolved } from '../sight/seen-by.server.ts'
import { isWaitlistStopped } from './read-list.server.ts'

export type StopRefusal = 'not-allowed' | 'not-found' | 'own-application'

/**
 * Stops the waiting list of a call from going on by itself, or lets it go on; then hours that returned meanwhile are offered at
 * once. Refuses one with a part in an application that waits: the moment of an offer is not hers to choose. Twice is once.
 */
export async function stopWaitlist(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { callId, isStopped }: { callId: Id<'cal'>; isStopped: boolean },
): Promise<Outcome<undefined, StopRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    if (await waitsIn(tx, person, callId)) return refuse('own-application')
    if ((await isWaitlistStopped(tx, callId)) === isStopped) return done()
    if (isStopped) await tx.insert(waitlistStops).values({ callId, stoppedBy: person.id, stoppedAt: at })
    else await tx.delete(waitlistStops).where(eq(waitlistStops.callId, callId))
    if (!isStopped) await enqueueJob(tx, 'promote-waitlist', { callId }, { key: `waitlist:${callId}` })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: isStopped ? 'waitlist-stopped' : 'waitlist-resumed', subject: { type: 'call', id: callId } },
    )
    return done()
  })
}

async function waitsIn(tx: Tx, person: Person, callId: Id<'cal'>): Promise<boolean> {
  const own = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.callId, callId), eq(applications.state, 'waitlisted'), not(isUninvolved(person))))
    .limit(1)
  return own.length > 0
}
