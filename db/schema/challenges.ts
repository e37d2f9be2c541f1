import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { cents, day, id, instant } from '../columns.ts'
import { donors, funds, gifts } from './giving.ts'
import { people } from './people.ts'

/** A conditional promise to add to what others give: nothing of it is owed before a gift is matched. */
export const challenges = pgTable(
  'challenge',
  {
    id: id<'chl'>()('id').primaryKey(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    name: text('name').notNull(),
    isAnonymous: boolean('is_anonymous').notNull(),
    publicName: text('public_name'),
    /** What is added to each dollar, in cents: 100 doubles a gift. */
    centsPerDollar: integer('cents_per_dollar').notNull(),
    pool: cents('pool').notNull(),
    capPerGift: cents('cap_per_gift'),
    /** What stands matched now: guarded by the row's lock, never above the pool. */
    matched: cents('matched').notNull().default(sql`0`),
    paid: cents('paid').notNull().default(sql`0`),
    /** What was matched and will not come: taken out of what is owed once the challenge has ended. */
    writtenOff: cents('written_off').notNull().default(sql`0`),
    writtenOffAt: instant('written_off_at'),
    writeOffReason: text('write_off_reason'),
    opensOn: day('opens_on').notNull(),
    lastOn: day('last_on').notNull(),
    /** Where the promise is written down. */
    agreement: text('agreement').notNull(),
    state: text('state').notNull().$type<'open' | 'ended'>(),
    createdBy: id<'psn'>()('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
  },
  (table) => [
    check(
      'challenge_within',
      sql`${table.matched} >= ${table.paid} + ${table.writtenOff} and ${table.matched} <= ${table.pool}`,
    ),
    check('challenge_is_something', sql`${table.pool} > 0 and ${table.paid} >= 0 and ${table.centsPerDollar} > 0`),
    check(
      'challenge_written_off',
      sql`${table.writtenOff} >= 0 and (${table.writtenOff} > 0) = (${table.writtenOffAt} is not null)`,
    ),
    check('challenge_cap', sql`${table.capPerGift} > 0`),
    check('challenge_window', sql`${table.lastOn} >= ${table.opensOn}`),
    check('challenge_anonymous_unnamed', sql`not (${table.isAnonymous} and ${table.publicName} is not null)`),
    check('challenge_ended', sql`(${table.state} = 'ended') = (${table.endedAt} is not null)`),
    index('challenge_by_donor').on(table.donorId, table.id.desc()),
    index('challenge_open').on(table.opensOn, table.id).where(sql`${table.state} = 'open'`),
  ],
)

/** The funds whose gifts a challenge adds to. */
export const challengeFunds = pgTable(
  'challenge_fund',
  {
    challengeId: id<'chl'>()('challenge_id')
      .notNull()
      .references(() => challenges.id),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
  },
  (table) => [
    primaryKey({ columns: [table.challengeId, table.fundId] }),
    index('challenge_fund_by_fund').on(table.fundId),
  ],
)

/** What a challenge adds to a gift, by fund, as it stands now. One that went back whole stays with nothing. */
export const challengeMatches = pgTable(
  'challenge_match',
  {
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    challengeId: id<'chl'>()('challenge_id')
      .notNull()
      .references(() => challenges.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.giftId, table.fundId] }),
    index('challenge_match_by_challenge').on(table.challengeId, table.giftId),
    check('challenge_match_amount', sql`${table.amount} >= 0`),
  ],
)

/** A gift of the matching donor that is meant for what was matched. */
export const challengePayments = pgTable(
  'challenge_payment',
  {
    giftId: id<'gft'>()('gift_id')
      .primaryKey()
      .references(() => gifts.id),
    challengeId: id<'chl'>()('challenge_id')
      .notNull()
      .references(() => challenges.id),
  },
  (table) => [index('challenge_payment_by_challenge').on(table.challengeId)],
)

/** What such a gift paid, by fund, written once when it is booked. What is beyond is simply a gift. */
export const challengePaymentParts = pgTable(
  'challenge_payment_part',
  {
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => challengePayments.giftId),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.giftId, table.fundId] }),
    check('challenge_payment_part_is_something', sql`${table.amount} > 0`),
  ],
)

/** What of a challenge was written off, by fund; written once. */
export const challengeWriteOffs = pgTable(
  'challenge_write_off',
  {
    challengeId: id<'chl'>()('challenge_id')
      .notNull()
      .references(() => challenges.id),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.challengeId, table.fundId] }),
    check('challenge_write_off_is_something', sql`${table.amount} > 0`),
  ],
)
