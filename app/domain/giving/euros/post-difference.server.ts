import { and, eq } from 'drizzle-orm'
import { currencyDifferences, stripeClearing } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { postings } from '#db/schema/ledger.ts'
import type { BalanceLine } from '../payments.ts'

type Told = {
  actor: Actor
  line: BalanceLine /** The entry that moved the line's money in the books; null when none did. */
  moved: Id<'ent'> | null
}

/**
 * Posts what a line of Stripe's moved beyond its entry, or less: euros go and come back at the rate of that day, and the entry is at the rate
 * of the gift. Once for each line; answers null when there is no difference.
 */
export async function postDifference(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { actor, line, moved }: Told,
): Promise<Id<'ent'> | null> {
  const difference = line.amount - (moved ? await movedBy(tx, moved) : 0n)
  if (difference === 0n) return null
  const at = world.clock.now()
  const { entryId } = await postEntry(tx, world.ids, {
    kind: 'currency-difference',
    source: { type: 'currency-line', id: line.lineId },
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: 'Euros at the rate of another day',
    moves: [
      difference > 0n
        ? { from: currencyDifferences, to: stripeClearing, amount: difference }
        : { from: stripeClearing, to: currencyDifferences, amount: -difference },
    ],
  })
  return entryId
}

async function movedBy(tx: Tx, entryId: Id<'ent'>): Promise<bigint> {
  const lines = await tx
    .select({ amount: postings.amount })
    .from(postings)
    .where(and(eq(postings.entryId, entryId), eq(postings.account, stripeClearing.name)))
  return lines.reduce((sum, { amount }) => sum + amount, 0n)
}
