import { eq, sql } from 'drizzle-orm'
import type { Account } from '#app/domain/ledger/account.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { giftSplits, gifts } from '#db/schema/giving.ts'
import { revenueOf } from './arrival.ts'
import { refundParts } from './refund-parts.ts'

type Gift = typeof gifts.$inferSelect

/** Adds to what has gone back of a gift, or takes from it. Its state follows from that, and from the disputes about it. */
export async function moveGift(tx: Tx, giftId: Id<'gft'>, back: Cents): Promise<Gift> {
  const total = sql`${gifts.refunded} + ${back.toString()}::bigint`
  const isHeld = sql`exists (select from dispute d where d.gift_id = gift.id and d.state in ('needs_response', 'under_review'))`
  const isTaken = sql`exists (select from dispute d where d.gift_id = gift.id and d.taken > 0)`
  const [gift] = await tx
    .update(gifts)
    .set({
      refunded: total as never,
      state:
        sql`case when ${isHeld} then 'disputed' when ${total} = ${gifts.gross} then case when ${isTaken} then 'lost' else 'refunded' end
        when ${total} > 0 then 'partly_refunded' else 'settled' end` as never,
    })
    .where(eq(gifts.id, giftId))
    .returning()
  if (!gift) throw new Error(`no gift ${giftId}`)
  return gift
}

/** What goes back of a gift as it stands now, over its funds, to the account it leaves by. `before` had gone back already. */
export async function movesBack(tx: Tx, gift: Gift, { before, out }: { before: Cents; out: Account }): Promise<Move[]> {
  const splits = await readSplits(tx, gift.id)
  const parts = refundParts(splits, { before, after: gift.refunded })
  return splits.flatMap((split, index) => {
    const part = parts[index] ?? 0n
    if (part === 0n) return []
    const fund = revenueOf(gift.channel, split.fundId)
    return part > 0n ? [{ from: out, to: fund, amount: part }] : [{ from: fund, to: out, amount: -part }]
  })
}

/** What the money bought is bought by the next gifts, or by these again. */
export async function redrawFunds(tx: Tx, world: Touches<'clock' | 'ids'>, giftId: Id<'gft'>): Promise<void> {
  const by = { ids: world.ids, at: world.clock.now() }
  for (const { fundId } of await readSplits(tx, giftId)) await drawFund(tx, by, fundId)
}

function readSplits(tx: Tx, giftId: Id<'gft'>) {
  return tx.select().from(giftSplits).where(eq(giftSplits.giftId, giftId)).orderBy(giftSplits.fundId)
}
