import { inArray } from 'drizzle-orm'
import { disputesHeld, stripeClearing } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import type { disputes } from '#db/schema/disputes.ts'
import { stripeBalanceLines } from '#db/schema/stripe.ts'
import { heldMoves } from '../euros/held-moves.ts'
import type { BalanceLine } from '../payments.ts'
import { postBalanceLine } from '../post-balance-line.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { readHeld } from './read-held.server.ts'

type Told = { actor: Actor; dispute: typeof disputes.$inferSelect; lines: readonly BalanceLine[] }

/**
 * Books what a dispute moved at Stripe, once for each of Stripe's own lines: money taken is held until the bank has decided, money
 * given back is no longer held. Throws when a dispute that stays lost moves again: its loss is booked, and a person must look.
 */
export async function bookDisputeLines(tx: Tx, world: SettleWorld, { actor, dispute, lines }: Told): Promise<void> {
  const known = await tx
    .select({ id: stripeBalanceLines.id })
    .from(stripeBalanceLines)
    .where(inArray(stripeBalanceLines.id, [...lines.map(({ lineId }) => lineId), '']))
  for (const line of lines) {
    if (known.some(({ id }) => id === line.lineId)) continue
    if (dispute.taken > 0n) throw new Error(`dispute ${dispute.id} moved again after it was lost`)
    const entryId = line.amount === 0n ? undefined : await postLine(tx, world, { actor, line, dispute })
    await postBalanceLine(tx, world, { actor, giftId: dispute.giftId, line, ...(entryId ? { entryId } : {}) })
  }
}

async function postLine(
  tx: Tx,
  world: SettleWorld,
  { actor, line, dispute }: Omit<Told, 'lines'> & { line: BalanceLine },
) {
  const at = world.clock.now()
  const isOut = line.amount < 0n
  // Euros come back at the rate of their day: with them nothing is held any more.
  const held = dispute.euros === null || isOut ? line.amount : await readHeld(tx, dispute.stripeDisputeId)
  const { entryId } = await postEntry(tx, world.ids, {
    kind: isOut ? 'dispute-withdrawn' : 'dispute-reinstated',
    source: { type: 'dispute-line', id: line.lineId },
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: isOut ? 'Disputed money, held by the bank' : 'Disputed money, given back by the bank',
    moves: isOut
      ? [{ from: stripeClearing, to: disputesHeld, amount: -line.amount }]
      : [{ from: disputesHeld, to: stripeClearing, amount: line.amount }, ...heldMoves(held - line.amount)],
  })
  return entryId
}
