import { eq, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { currencyDifferences, disputeLosses, disputesHeld } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import { cents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import { rematchGift } from '../challenges/match-gift.server.ts'
import { postMatch } from '../challenges/post-match.server.ts'
import { heldMoves } from '../euros/held-moves.ts'
import { moveGift, movesBack, redrawFunds } from '../move-gift.server.ts'
import { replaceReceipt } from '../replace-receipt.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { repayInstalments } from './repay-instalments.server.ts'

type Regained = { actor: Actor; dispute: typeof disputes.$inferSelect }

/**
 * Books that a lost dispute was won after all: the loss turned round over the same funds, the instalments it paid paid again as
 * far as they are still open, the receipt in force once more and the giver told. Nothing for a dispute whose loss was not booked.
 */
export async function bookRegain(tx: Tx, world: SettleWorld, { actor, dispute }: Regained): Promise<void> {
  const { taken, beyond } = dispute
  if (taken + beyond === 0n) return
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor }
  const source = { type: 'dispute' as const, id: dispute.id }
  const difference = await readDifference(tx, dispute.id)
  await tx
    .update(disputes)
    .set({ taken: cents(0n), eurosTaken: null, beyond: cents(0n) })
    .where(eq(disputes.id, dispute.id))
  const [before] = await tx.select().from(gifts).where(eq(gifts.id, dispute.giftId))
  if (!before) throw new Error(`dispute ${dispute.id} has no gift`)
  const gift = await moveGift(tx, dispute.giftId, cents(-taken))
  const matched = await rematchGift(tx, world, { actor, gift })
  await postEntry(tx, world.ids, {
    kind: 'dispute-regained',
    source,
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: 'Disputed money, won after it was lost',
    isImposed: true,
    moves: [
      ...(taken > 0n ? await movesBack(tx, gift, { before: before.refunded, out: disputesHeld }) : []),
      ...(beyond > 0n ? [{ from: disputeLosses, to: disputesHeld, amount: beyond }] : []),
      ...heldMoves(-difference),
      ...(await repayInstalments(tx, world, { actor, dispute })),
    ],
  })
  await postMatch(tx, world, { actor, source, kind: 'match-restored', moves: matched })
  await recordHappening(tx, by, {
    kind: 'dispute-regained',
    subject: { type: 'gift', id: gift.id },
    after: { amount: taken, euros: dispute.eurosTaken ?? undefined, state: gift.state },
  })
  if (taken === 0n) return
  await redrawFunds(tx, world, gift.id)
  const subject = { type: 'dispute', id: dispute.id }
  await queueLetter(tx, by, { kind: 'gift-regained', to: { email: gift.giverEmail }, subject })
  await replaceReceipt(tx, world, gift)
}

/** What the loss put down to the rate of its day: of euros alone. */
async function readDifference(tx: Tx, disputeId: string): Promise<bigint> {
  const [row] = await tx.execute<{ amount: string }>(sql`
    select coalesce(sum(p.amount), 0)::text as amount from journal_entry e join posting p on p.entry_id = e.id
    where e.source_type = 'dispute' and e.source_id = ${disputeId} and e.kind = 'dispute-lost' and p.account = ${currencyDifferences.name}`)
  return BigInt(row?.amount ?? '0')
}
