import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import { cents, id } from '../columns.ts'
import { supplyLots } from './compute.ts'
import { gifts } from './giving.ts'

/** Which gifts paid for a purchased lot: oldest undrawn money of its fund first. */
export const fundDraws = pgTable(
  'fund_draw',
  {
    lotId: id<'lot'>()('lot_id')
      .notNull()
      .references(() => supplyLots.id),
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.lotId, table.giftId] }),
    index('fund_draw_by_gift').on(table.giftId),
    check('fund_draw_something', sql`${table.amount} > 0`),
  ],
)
