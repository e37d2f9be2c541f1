import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { challenges } from '#db/schema/challenges.ts'
import { donors } from '#db/schema/giving.ts'
import { mayAcceptPledges } from '../policy.ts'
import { holdChallenge } from './find-challenge.server.ts'

export type EndChallengeRefusal = 'not-allowed' | 'no-reason' | 'not-open'

/** Ends a challenge before its time: it matches nothing more, and what it has matched stays owed. Its donor is written to. */
export async function endChallenge(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  input: { challengeId: Id<'chl'>; reason: string; requestId?: string | undefined },
): Promise<Outcome<undefined, EndChallengeRefusal>> {
  if (!mayAcceptPledges(person)) return refuse('not-allowed')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const actor = actorOf(person, input.requestId)
  const hasEnded = await world.db.transaction((tx) => endIn(tx, world, { actor, reason, id: input.challengeId }))
  return hasEnded ? done() : refuse('not-open')
}

/** Ends it under its lock, so that a gift being matched at the same moment is counted before or not at all. False when it had ended. */
export async function endIn(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, reason, id }: { actor: Actor; reason: string; id: Id<'chl'> },
): Promise<boolean> {
  const [known] = await tx
    .select({ id: challenges.id })
    .from(challenges)
    .where(and(eq(challenges.id, id), eq(challenges.state, 'open')))
  if (!known) return false
  const challenge = await holdChallenge(tx, id)
  if (challenge.state !== 'open') return false
  const by = { ids: world.ids, at: world.clock.now(), actor }
  await tx.update(challenges).set({ state: 'ended', endedAt: by.at, endReason: reason }).where(eq(challenges.id, id))
  const [donor] = await tx.select({ email: donors.email }).from(donors).where(eq(donors.id, challenge.donorId))
  const subject = { type: 'challenge', id }
  await queueLetter(tx, by, { kind: 'challenge-ended', to: { email: donor?.email ?? null }, subject })
  await recordHappening(tx, by, { kind: 'challenge-ended', subject, after: { matched: challenge.matched } })
  return true
}
