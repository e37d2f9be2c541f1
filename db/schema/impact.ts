import { sql } from 'drizzle-orm'
import { check, index, pgTable, pgView, text } from 'drizzle-orm/pg-core'
import { cents, id, instant } from '../columns.ts'
import { supplyLots } from './compute.ts'
import { funds, gifts } from './giving.ts'

/**
 * Which gifts paid for a purchased lot: oldest undrawn money of its fund first. Append-only: a refund gives a draw back
 * by a row below zero, and the lot is covered again by rows above zero. What a gift paid for a lot is the sum.
 */
export const fundDraws = pgTable(
  'fund_draw',
  {
    id: id<'drw'>()('id').primaryKey(),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    lotId: id<'lot'>()('lot_id')
      .notNull()
      .references(() => supplyLots.id),
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    amount: cents('amount').notNull(),
    reason: text('reason').notNull().$type<'drawn' | 'given_back'>(),
    drawnAt: instant('drawn_at').notNull(),
  },
  (table) => [
    index('fund_draw_by_fund').on(table.fundId, table.giftId),
    index('fund_draw_by_lot').on(table.lotId, table.giftId),
    index('fund_draw_by_gift').on(table.giftId, table.lotId),
    check('fund_draw_signed', sql`(${table.reason} = 'drawn') = (${table.amount} > 0) and ${table.amount} <> 0`),
  ],
)

/** How much of a lot's price its draws cover, kept beside them so that a gift that arrives sees at once that nothing waits for it. */
export const lotCovers = pgTable('lot_cover', {
  lotId: id<'lot'>()('lot_id')
    .primaryKey()
    .references(() => supplyLots.id),
  drawn: cents('drawn').notNull(),
})

/** A view (migration `impact_guarantees`): what each gift brought to each fund, and what of it is still with the lab. */
export const giftMoney = pgView('gift_money', {
  giftId: id<'gft'>()('gift_id').notNull(),
  fundId: id<'fnd'>()('fund_id').notNull(),
  settledAt: instant('settled_at').notNull(),
  /** What arrived for the fund. */
  received: cents('received').notNull(),
  /** What arrived less what went back. */
  available: cents('available').notNull(),
}).existing()
