import { and, eq, inArray, sum } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { disputeLosses, disputesHeld } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { findEntry } from '#app/domain/ledger/reverse-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import { atOneInstant } from '#app/domain/world.ts'
import { euroCents } from '#app/units/euros.ts'
import { type Cents, cents, lesserCents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { rematchGift } from '../challenges/match-gift.server.ts'
import { postMatch } from '../challenges/post-match.server.ts'
import type { EurosLeft } from '../euros/euros.ts'
import { heldMoves } from '../euros/held-moves.ts'
import { readEurosLeft } from '../euros/read-euros-left.server.ts'
import { shareLoss } from '../euros/share-loss.ts'
import { moveGift, movesBack, redrawFunds } from '../move-gift.server.ts'
import { replaceReceipt } from '../replace-receipt.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { readHeld } from './read-held.server.ts'
import { reopenInstalments } from './reopen-instalments.server.ts'

type Lost = { actor: Actor; dispute: typeof disputes.$inferSelect }

/**
 * Books that the giver's bank keeps what it took: the revenue is reversed over the funds, what it paid of a pledge is owed again,
 * the receipt is superseded and the giver told. What the gift no longer had is the lab's loss, and finance looks at it. Once for
 * each dispute; answers false while nothing was taken, or all is booked.
 */
export async function bookLoss(tx: Tx, moving: SettleWorld, { actor, dispute }: Lost): Promise<boolean> {
  const world = { ...moving, ...atOneInstant<'ids' | 'lab'>(moving) }
  const at = world.clock.now()
  const source = { type: 'dispute' as const, id: dispute.id }
  const held = await readHeld(tx, dispute.stripeDisputeId)
  if (held <= 0n) return false
  if (await findEntry(tx, source, 'dispute-lost')) {
    if (dispute.taken + dispute.beyond > 0n) return false
    throw new Error(`dispute ${dispute.id} was won back and is lost again: nobody books a third end by itself`)
  }
  const [before] = await tx.select().from(gifts).where(eq(gifts.id, dispute.giftId))
  if (!before) throw new Error(`dispute ${dispute.id} has no gift`)
  const { taken, eurosTaken, beyond, difference } = await lossOf(tx, { dispute, gift: before, held })
  await tx.update(disputes).set({ taken, eurosTaken, beyond }).where(eq(disputes.id, dispute.id))
  const gift = await moveGift(tx, dispute.giftId, taken)
  const matched = await rematchGift(tx, world, { actor, gift })
  await postEntry(tx, world.ids, {
    kind: 'dispute-lost',
    source,
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: 'Disputed money, lost',
    isImposed: true,
    moves: [
      ...(taken > 0n ? await movesBack(tx, gift, { before: before.refunded, out: disputesHeld }) : []),
      ...(beyond > 0n ? [{ from: disputesHeld, to: disputeLosses, amount: beyond }] : []),
      ...heldMoves(difference),
      ...(taken > 0n ? await reopenInstalments(tx, world, { actor, dispute, gift, taken }) : []),
    ],
  })
  await postMatch(tx, world, { actor, source, kind: 'match-returned', moves: matched })
  if (taken > 0n) await tellGiver(tx, world, { actor, dispute, gift, taken })
  return true
}

async function lossOf(tx: Tx, about: { dispute: Lost['dispute']; gift: typeof gifts.$inferSelect; held: Cents }) {
  const { dispute, gift, held } = about
  const left = await readEurosLeft(tx, gift.id)
  const going = await readGoingBack(tx, gift.id)
  const dollars = cents(gift.gross - gift.refunded - going.dollars)
  if (left && dispute.euros !== null) {
    const euros = euroCents(left.euros - going.euros)
    return shareLoss({ held, disputed: dispute.euros, left: { euros, dollars } })
  }
  const taken = lesserCents(held, dollars)
  return { taken, eurosTaken: null, beyond: cents(held - taken), difference: 0n }
}

/** What refunds under way will take: the gift has it no more, and what a bank takes of it besides went back twice. */
async function readGoingBack(tx: Tx, giftId: Lost['dispute']['giftId']): Promise<EurosLeft> {
  const [going] = await tx
    .select({ dollars: sum(refunds.amount), euros: sum(refunds.euros) })
    .from(refunds)
    .where(and(eq(refunds.giftId, giftId), inArray(refunds.state, ['requested', 'pending'])))
  return { dollars: cents(BigInt(going?.dollars ?? 0)), euros: euroCents(BigInt(going?.euros ?? 0)) }
}

type Taken = Lost & { gift: typeof gifts.$inferSelect; taken: Cents }

async function tellGiver(tx: Tx, world: SettleWorld, { actor, dispute, gift, taken }: Taken): Promise<void> {
  const by = { ids: world.ids, at: world.clock.now(), actor }
  await redrawFunds(tx, world, gift.id)
  await queueLetter(tx, by, {
    kind: 'gift-taken-back',
    to: { email: gift.giverEmail },
    subject: { type: 'dispute', id: dispute.id },
  })
  await recordHappening(tx, by, {
    kind: 'dispute-lost',
    subject: { type: 'gift', id: gift.id },
    after: { amount: taken, state: gift.state },
  })
  await replaceReceipt(tx, world, gift)
}
