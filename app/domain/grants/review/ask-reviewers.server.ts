import { inArray } from 'drizzle-orm'
import { queueLetters } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappenings } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { assignments } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { Pair } from '../assignment/proposal.ts'
import { seatReviewers } from '../sight/reviewers.server.ts'

type Ask = { pairs: readonly Pair[]; officerId: Id<'psn'>; dueAt: Date | null }
const atOnce = 1000

/**
 * Asks many reviewers in a few statements, as `assignReviewer` asks one. The caller holds the applications and has seen to it that
 * nothing stands against any pair; a pair that is asked already throws, and nobody is asked.
 */
export async function askReviewers(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { pairs, officerId, dueAt }: Ask,
): Promise<void> {
  const addresses = await readAddresses(tx, pairs)
  for (let from = 0; from < pairs.length; from += atOnce) {
    const asked = pairs.slice(from, from + atOnce).map((pair) => ({ ...pair, id: by.ids.next('asg') }))
    const times = { assignedBy: officerId, assignedAt: by.at, dueAt }
    await tx
      .insert(assignments)
      .values(asked.map(({ id, applicationId }) => ({ id, applicationId, state: 'assigned' as const, ...times })))
    await seatReviewers(
      tx,
      asked.map(({ id, applicationId, reviewerId }) => ({ assignmentId: id, applicationId, reviewerId })),
    )
    await recordHappenings(
      tx,
      by,
      asked.map(({ id, applicationId }) => ({
        kind: 'reviewer-assigned',
        subject: { type: 'application', id: applicationId },
        after: { assignmentId: id, dueAt },
      })),
    )
    await queueLetters(
      tx,
      by,
      asked.map(({ id, reviewerId }) => ({
        kind: 'review-requested',
        to: { email: addresses.get(reviewerId) ?? null, personId: reviewerId },
        subject: { type: 'assignment', id },
      })),
    )
  }
}

async function readAddresses(tx: Tx, pairs: readonly Pair[]): Promise<Map<Id<'psn'>, string>> {
  const ids = [...new Set(pairs.map(({ reviewerId }) => reviewerId))]
  if (ids.length === 0) return new Map()
  const rows = await tx.select({ id: people.id, email: people.email }).from(people).where(inArray(people.id, ids))
  return new Map(rows.map(({ id, email }) => [id, email]))
}
