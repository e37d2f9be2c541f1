import { index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { cents, id, instant } from '../columns.ts'
import { wordsOf } from '../words.ts'
import { gifts } from './giving.ts'

/** A numbered acknowledgement: its snapshot never changes; a correction is a new receipt that supersedes it. */
export const receipts = pgTable(
  'receipt',
  {
    id: id<'rct'>()('id').primaryKey(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    number: text('number').notNull().unique(),
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    /** An amended receipt says what is left of a gift after money went back; a void one says that nothing is. */
    kind: text('kind').notNull().$type<'gift' | 'amended' | 'void'>(),
    amount: cents('amount').notNull(),
    /** Exactly the JSON the receipt says, as text. */
    snapshot: text('snapshot').notNull(),
    sha256: text('sha256').notNull(),
    supersedes: id<'rct'>()('supersedes').unique(),
    issuedAt: instant('issued_at').notNull(),
    /** When its words went, for its giver had herself erased and the law asks for it no longer; number and hash stay. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    unique('receipt_serial_once').on(table.year, table.serial),
    index('receipt_by_gift').on(table.giftId),
    index('receipt_words').using('gin', wordsOf(table.number)),
  ],
)

export const receiptSerials = pgTable('receipt_serial', {
  year: integer('year').primaryKey(),
  last: integer('last').notNull(),
})
