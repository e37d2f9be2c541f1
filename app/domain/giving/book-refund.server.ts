import { eq, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { giftsOf } from '#app/domain/ledger/account.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { findEntry, isReversed, reverseEntry } from '#app/domain/ledger/reverse-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { giftSplits, gifts, type refunds } from '#db/schema/giving.ts'
import { cashAccountOf } from './arrival.ts'
import { issueReceipt } from './issue-receipt.server.ts'
import { paysPledge } from './pledges/pay-pledge.server.ts'
import { readCurrentReceipt } from './read-receipts.server.ts'
import { refundParts } from './refund-parts.ts'

type BookWorld = Touches<'clock' | 'ids' | 'lab'>
type Ask = { actor: Actor; refund: typeof refunds.$inferSelect }
type Gift = typeof gifts.$inferSelect

/**
 * Books money that went back: the revenue reversed (or its part, shared over the funds), the receipt superseded by one of what
 * is left, the giver told. The fee stays with Stripe. Called once for each refund, under the gift's lock.
 */
export async function bookRefund(tx: Tx, world: BookWorld, { actor, refund }: Ask): Promise<void> {
  const by = { ids: world.ids, at: world.clock.now(), actor }
  const gift = await moveGift(tx, refund.giftId, refund.amount)
  await postRefund(tx, world, { actor, refund, gift })
  await redraw(tx, world, gift.id)
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

/** Books money that came back because the refund failed: the entry is reversed, and the receipt stands for the gift again. */
export async function bookFailedRefund(tx: Tx, world: BookWorld, { actor, refund }: Ask): Promise<void> {
  const at = world.clock.now()
  const gift = await moveGift(tx, refund.giftId, cents(-refund.amount))
  const entryId = await findEntry(tx, { type: 'refund', id: refund.id }, 'gift-refunded')
  if (!entryId) throw new Error(`refund ${refund.id} succeeded without an entry`)
  await reverseEntry(tx, world.ids, {
    entryId,
    ...wordsOf(world, { actor, refund }),
    kind: 'refund-failed',
    memo: 'Refund failed',
  })
  await redraw(tx, world, gift.id)
  await replaceReceipt(tx, world, gift)
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    {
      kind: 'refund-failed',
      subject: { type: 'gift', id: gift.id },
      after: { refundId: refund.id, state: gift.state },
    },
  )
}

/** The gift's state follows from how much of it went back. */
async function moveGift(tx: Tx, giftId: Id<'gft'>, back: Cents): Promise<Gift> {
  const total = sql`${gifts.refunded} + ${back.toString()}::bigint`
  const [gift] = await tx
    .update(gifts)
    .set({
      refunded: total as never,
      state:
        sql`case when ${total} = ${gifts.gross} then 'refunded' when ${total} > 0 then 'partly_refunded' else 'settled' end` as never,
    })
    .where(eq(gifts.id, giftId))
    .returning()
  if (!gift) throw new Error(`no gift ${giftId}`)
  return gift
}

/** A whole gift goes back by reversing its entry, unless that settled a promise too: what is given back is not owed again. */
async function postRefund(tx: Tx, world: BookWorld, { actor, refund, gift }: Ask & { gift: Gift }): Promise<void> {
  const words = { ...wordsOf(world, { actor, refund }), kind: 'gift-refunded', memo: 'Refund to the giver' }
  const settled = (await paysPledge(tx, gift.id))
    ? null
    : await findEntry(tx, { type: 'gift', id: gift.id }, 'gift-settled')
  if (settled && refund.amount === gift.gross && !(await isReversed(tx, settled))) {
    await reverseEntry(tx, world.ids, { entryId: settled, ...words })
    return
  }
  const splits = await readSplits(tx, gift.id)
  const parts = refundParts(splits, { before: gift.refunded - refund.amount, after: gift.refunded })
  const cash = cashAccountOf(gift.channel)
  const moves = splits.flatMap((split, index) => {
    const part = parts[index] ?? 0n
    if (part === 0n) return []
    const fund = giftsOf(split.fundId)
    return part > 0n ? [{ from: cash, to: fund, amount: part }] : [{ from: fund, to: cash, amount: -part }]
  })
  await postEntry(tx, world.ids, { ...words, isImposed: true, moves })
}

/** What the money bought is bought by the next gifts, or by these again. */
async function redraw(tx: Tx, world: BookWorld, giftId: Id<'gft'>): Promise<void> {
  const by = { ids: world.ids, at: world.clock.now() }
  for (const { fundId } of await readSplits(tx, giftId)) await drawFund(tx, by, fundId)
}

function readSplits(tx: Tx, giftId: Id<'gft'>) {
  return tx.select().from(giftSplits).where(eq(giftSplits.giftId, giftId)).orderBy(giftSplits.fundId)
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

async function replaceReceipt(tx: Tx, world: BookWorld, gift: Gift): Promise<void> {
  const current = await readCurrentReceipt(tx, gift.id)
  if (!current) throw new Error(`gift ${gift.id} has no receipt to replace`)
  const left = cents(gift.gross - gift.refunded)
  const kind = left === 0n ? 'void' : left === gift.gross ? 'gift' : 'amended'
  await issueReceipt(tx, world, { gift, kind, amount: left, supersedes: { id: current.id, number: current.number } })
}
