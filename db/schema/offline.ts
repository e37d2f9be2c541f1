import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { cents, day, id, instant } from '../columns.ts'
import { gifts } from './giving.ts'
import { people } from './people.ts'

/** Cheques and wires written down together, with what the paying-in slip says: booked at once when both totals agree. */
export const giftBatches = pgTable(
  'gift_batch',
  {
    id: id<'bat'>()('id').primaryKey(),
    name: text('name').notNull(),
    /** The control totals, typed before the first gift. */
    controlCount: integer('control_count').notNull(),
    controlTotal: cents('control_total').notNull(),
    /** The day the money reaches the bank. */
    effectiveOn: day('effective_on').notNull(),
    openedBy: id<'psn'>()('opened_by')
      .notNull()
      .references(() => people.id),
    openedAt: instant('opened_at').notNull(),
    bookedBy: id<'psn'>()('booked_by').references(() => people.id),
    bookedAt: instant('booked_at'),
  },
  (table) => [check('gift_batch_controls', sql`${table.controlCount} > 0 and ${table.controlTotal} > 0`)],
)

/** What staff know of a gift that did not come through Stripe. */
export const offlineGifts = pgTable(
  'offline_gift',
  {
    giftId: id<'gft'>()('gift_id')
      .primaryKey()
      .references(() => gifts.id),
    /** Cheque number, wire reference, grant number: what finance finds it by at the bank. */
    reference: text('reference').notNull(),
    /** For money that is on its way: when it should be here. */
    expectedOn: day('expected_on'),
    batchId: id<'bat'>()('batch_id').references(() => giftBatches.id),
    enteredBy: id<'psn'>()('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [index('offline_gift_by_batch').on(table.batchId), index('offline_gift_expected').on(table.expectedOn)],
)
