import { and, eq } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { plannedDrafts, releasePlans } from '#db/schema/releases.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { type CallRefusal, readyAsSeen } from './release-call.server.ts'

export type PlanRefusal = CallRefusal | 'not-allowed' | 'changed-since' | 'planned-already' | 'not-to-come' | 'too-far'

const furthest = 90 * 86_400_000

/**
 * Plans the release of the drafts an officer has looked at, named by their fingerprint (drafts-mark), for an instant to come, at
 * most ninety days ahead. Until then it may be cancelled; at the instant the queue releases them together, once. The same plan
 * twice is one.
 */
export async function planRelease(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: { callId: Id<'cal'>; expected: string; releaseAt: Date },
): Promise<Outcome<{ planId: Id<'rpl'> }, PlanRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const ready = await readyAsSeen(tx, world.lab, { callId: input.callId, person, expected: input.expected })
    if (!ready.ok) return ready
    const [waiting] = await tx
      .select()
      .from(releasePlans)
      .where(and(eq(releasePlans.callId, input.callId), eq(releasePlans.state, 'waiting')))
    if (waiting) {
      const isSame = waiting.releaseAt.getTime() === input.releaseAt.getTime() && waiting.plannedBy === person.id
      return isSame ? done({ planId: waiting.id }) : refuse('planned-already')
    }
    const { drafts } = ready.value
    if (input.releaseAt <= at) return refuse('not-to-come')
    if (input.releaseAt.getTime() > at.getTime() + furthest) return refuse('too-far')
    const planId = world.ids.next('rpl')
    const { callId, releaseAt } = input
    const plan = { id: planId, callId, releaseAt, plannedBy: person.id, plannedAt: at }
    await tx.insert(releasePlans).values({ ...plan, state: 'waiting' })
    await tx.insert(plannedDrafts).values(drafts.map(({ decisionId, draft }) => ({ planId, decisionId, draft })))
    await enqueueJob(tx, 'release-planned', {}, { runAt: releaseAt, key: `release:${planId}` })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'release-planned',
        subject: { type: 'call', id: callId },
        after: { planId, releaseAt, decisions: drafts.length },
      },
    )
    return done({ planId })
  })
}
