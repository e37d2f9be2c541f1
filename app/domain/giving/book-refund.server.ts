import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { findEntry, isReversed, reverseEntry } from '#app/domain/ledger/reverse-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import { atOneInstant, type Touches } from '#app/domain/world.ts'
import { cents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { type gifts, refunds } from '#db/schema/giving.ts'
import { cashAccountOf } from './arrival.ts'
import { rematchGift } from './challenges/match-gift.server.ts'
import { paysChallenge } from './challenges/pay-challenge.server.ts'
import { postMatch } from './challenges/post-match.server.ts'
import { worthOf } from './euros/euros.ts'
import { readEurosLeft } from './euros/read-euros-left.server.ts'
import { moveGift, movesBack, redrawFunds } from './move-gift.server.ts'
import { paysPledge } from './pledges/pay-pledge.server.ts'
import { replaceReceipt } from './replace-receipt.server.ts'

type BookWorld = Touches<'clock' | 'ids' | 'lab'>
type Ask = { actor: Actor; refund: typeof refunds.$inferSelect }
type Gift = typeof gifts.$inferSelect

/**
 * Books money that went back: the revenue reversed (or its part, shared over the funds), the receipt superseded by one of what
 * is left, the giver told. The fee stays with Stripe. Called once for each refund, under the gift's lock.
 */
export async function bookRefund(tx: Tx, moving: BookWorld, { actor, refund: asked }: Ask): Promise<void> {
  const world = atOneInstant<'ids' | 'lab'>(moving)
  const by = { ids: world.ids, at: world.clock.now(), actor }
  const refund = await atGiftsDollars(tx, asked)
  const gift = await moveGift(tx, refund.giftId, refund.amount)
  const moves = await rematchGift(tx, world, { actor, gift })
  await postRefund(tx, world, { actor, refund, gift })
  await postMatch(tx, world, { actor, source: { type: 'refund', id: refund.id }, kind: 'match-returned', moves })
  await redrawFunds(tx, world, gift.id)
  await replaceReceipt(tx, world, gift)
  await queueLetter(tx, by, {
    kind: 'gift-refunded',
    to: { email: gift.giverEmail },
    subject: { type: 'refund', id: refund.id },
  })
  await recordHappening(tx, by, {
    kind: 'gift-refunded',
    subject: { type: 'gift', id: gift.id },
    after: { refundId: refund.id, amount: refund.amount, state: gift.state },
  })
}

/** What euros that go back count for is their share of what the gift has left now: another refund may have come between. */
async function atGiftsDollars(tx: Tx, refund: Ask['refund']): Promise<Ask['refund']> {
  if (refund.euros === null) return refund
  const left = await readEurosLeft(tx, refund.giftId, refund.id)
  if (!left) throw new Error(`refund ${refund.id} is in euros, and its gift is not`)
  const amount = worthOf(refund.euros, left)
  await tx.update(refunds).set({ amount }).where(eq(refunds.id, refund.id))
  return { ...refund, amount }
}

/** Books money that came back because the refund failed: the entry is reversed, the receipt stands for the gift again, and the giver is told a second time. */
export async function bookFailedRefund(tx: Tx, moving: BookWorld, { actor, refund }: Ask): Promise<void> {
  const world = atOneInstant<'ids' | 'lab'>(moving)
  const by = { ids: world.ids, at: world.clock.now(), actor }
  const gift = await moveGift(tx, refund.giftId, cents(-refund.amount))
  const moves = await rematchGift(tx, world, { actor, gift })
  await postMatch(tx, world, { actor, source: { type: 'refund', id: refund.id }, kind: 'match-restored', moves })
  const entryId = await findEntry(tx, { type: 'refund', id: refund.id }, 'gift-refunded')
  if (!entryId) throw new Error(`refund ${refund.id} succeeded without an entry`)
  await reverseEntry(tx, world.ids, {
    entryId,
    ...wordsOf(world, { actor, refund }),
    kind: 'refund-failed',
    memo: 'Refund failed',
  })
  await redrawFunds(tx, world, gift.id)
  await replaceReceipt(tx, world, gift)
  await queueLetter(tx, by, {
    kind: 'refund-failed',
    to: { email: gift.giverEmail },
    subject: { type: 'refund', id: refund.id },
  })
  await recordHappening(tx, by, {
    kind: 'refund-failed',
    subject: { type: 'gift', id: gift.id },
    after: { refundId: refund.id, state: gift.state },
  })
}

/** A whole gift goes back by reversing its entry, unless that settled a promise too: what is given back is not owed again. */
async function postRefund(tx: Tx, world: BookWorld, { actor, refund, gift }: Ask & { gift: Gift }): Promise<void> {
  const words = { ...wordsOf(world, { actor, refund }), kind: 'gift-refunded', memo: 'Refund to the giver' }
  const isPromise = (await paysPledge(tx, gift.id)) || (await paysChallenge(tx, gift.id))
  const settled = isPromise ? null : await findEntry(tx, { type: 'gift', id: gift.id }, 'gift-settled')
  if (settled && refund.amount === gift.gross && !(await isReversed(tx, settled))) {
    await reverseEntry(tx, world.ids, { entryId: settled, ...words })
    return
  }
  const moves = await movesBack(tx, gift, {
    before: cents(gift.refunded - refund.amount),
    out: cashAccountOf(gift.channel),
  })
  await postEntry(tx, world.ids, { ...words, isImposed: true, moves })
}

function wordsOf(world: BookWorld, { actor, refund }: Ask) {
  const at = world.clock.now()
  return {
    source: { type: 'refund', id: refund.id },
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
  }
}
