import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { gifts } from './giving.ts'
import { recurringPlans } from './recurring.ts'

/** A card about a dedicated gift, for the one it honours or the family: never how much. Sent a day after the gift has arrived. */
export const tributes = pgTable(
  'tribute',
  {
    id: id<'trb'>()('id').primaryKey(),
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .unique()
      .references(() => gifts.id),
    /** Whom the card is written to. */
    reader: text('reader').notNull(),
    way: text('way').notNull().$type<'email' | 'post'>(),
    email: text('email'),
    address: text('address'),
    /** The giver's own words on it. */
    words: text('words'),
    /** The giver's name as she wants it read. */
    signedAs: text('signed_as').notNull(),
    state: text('state').notNull().$type<'asked' | 'sent' | 'withdrawn'>(),
    askedAt: instant('asked_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    check(
      'tribute_goes_one_way',
      sql`${table.way} in ('email', 'post') and (${table.email} is null or ${table.address} is null)`,
    ),
    check(
      'tribute_goes_somewhere',
      sql`${table.state} <> 'asked' or coalesce(${table.email}, ${table.address}) is not null`,
    ),
    check('tribute_sent', sql`(${table.state} = 'sent') = (${table.sentAt} is not null)`),
    index('tribute_asked').on(table.askedAt).where(sql`${table.state} = 'asked'`),
  ],
)

/** A card asked for with a gift that repeats: it goes once, with the first gift, whose own it becomes then. */
export const planTributes = pgTable(
  'plan_tribute',
  {
    planId: id<'pln'>()('plan_id')
      .primaryKey()
      .references(() => recurringPlans.id),
    reader: text('reader').notNull(),
    email: text('email'),
    address: text('address'),
    words: text('words'),
    signedAs: text('signed_as').notNull(),
  },
  (table) => [check('plan_tribute_goes_one_way', sql`num_nonnulls(${table.email}, ${table.address}) = 1`)],
)
