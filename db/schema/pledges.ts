import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { cents, day, id, instant } from '../columns.ts'
import { wordsOf } from '../words.ts'
import { donors, funds, gifts } from './giving.ts'
import { people } from './people.ts'

/** A promise to give. What it is worth in the books, and what it binds, its kind says. */
export const pledges = pgTable(
  'pledge',
  {
    id: id<'plg'>()('id').primaryKey(),
    intentId: text('intent_id').notNull().unique(),
    intentHash: text('intent_hash').notNull(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    kind: text('kind').notNull().$type<'unconditional' | 'conditional' | 'intent' | 'daf_intent'>(),
    state: text('state').notNull().$type<'offered' | 'active' | 'fulfilled' | 'lapsed' | 'written_off' | 'cancelled'>(),
    giverName: text('giver_name').notNull(),
    giverEmail: text('giver_email').notNull(),
    amount: cents('amount').notNull(),
    rhythm: text('rhythm').notNull().$type<'monthly' | 'quarterly' | 'yearly' | 'own'>(),
    method: text('method').notNull().$type<'card' | 'bank_debit' | 'wire' | 'cheque' | 'daf' | 'stock'>(),
    /** The version whose lines are the schedule now. */
    version: integer('version').notNull(),
    /** What must happen before a conditional pledge is owed; without it, nothing is. */
    condition: text('condition'),
    conditionMetAt: instant('condition_met_at'),
    conditionEvidence: text('condition_evidence'),
    /** Since when the promise stands in the books as receivable; null while it does not. */
    recognisedAt: instant('recognised_at'),
    poNumber: text('po_number'),
    isAnonymous: boolean('is_anonymous').notNull(),
    publicName: text('public_name'),
    note: text('note'),
    createdAt: instant('created_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: id<'psn'>()('accepted_by').references(() => people.id),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
  },
  (table) => [
    check('pledge_is_something', sql`${table.amount} > 0`),
    check('pledge_condition', sql`(${table.kind} = 'conditional') = (${table.condition} is not null)`),
    check(
      'pledge_recognised',
      sql`${table.recognisedAt} is null or ${table.kind} = 'unconditional' or ${table.conditionMetAt} is not null`,
    ),
    check('pledge_anonymous_unnamed', sql`not (${table.isAnonymous} and ${table.publicName} is not null)`),
    index('pledge_by_state').on(table.state, table.id.desc()),
    index('pledge_by_donor').on(table.donorId, table.id.desc()),
    index('pledge_words').using('gin', wordsOf(table.giverName, table.giverEmail, table.poNumber)),
  ],
)

/** Every schedule a pledge has had, as it stood: a row is written once and never changes. */
export const pledgeVersions = pgTable(
  'pledge_version',
  {
    pledgeId: id<'plg'>()('pledge_id')
      .notNull()
      .references(() => pledges.id),
    version: integer('version').notNull(),
    amount: cents('amount').notNull(),
    reason: text('reason').notNull(),
    /** From actorName(): an id or `portal:reason`. */
    madeBy: text('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pledgeId, table.version] })],
)

export const pledgeVersionLines = pgTable(
  'pledge_version_line',
  {
    pledgeId: id<'plg'>()('pledge_id').notNull(),
    version: integer('version').notNull(),
    place: integer('place').notNull(),
    dueOn: day('due_on').notNull(),
    amount: cents('amount').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pledgeId, table.version, table.place] })],
)

/** How a version divides what was still to come of the pledge over funds; a version without rows divides nothing anew. */
export const pledgeVersionShares = pgTable(
  'pledge_version_share',
  {
    pledgeId: id<'plg'>()('pledge_id').notNull(),
    version: integer('version').notNull(),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.pledgeId, table.version, table.fundId] }),
    check('pledge_version_share_is_something', sql`${table.amount} > 0`),
  ],
)

/** One part of a pledge as it stands now. What is still owed is its amount less what was paid. */
export const instalments = pgTable(
  'instalment',
  {
    id: id<'ins'>()('id').primaryKey(),
    pledgeId: id<'plg'>()('pledge_id')
      .notNull()
      .references(() => pledges.id),
    place: integer('place').notNull(),
    dueOn: day('due_on').notNull(),
    amount: cents('amount').notNull(),
    paid: cents('paid').notNull().default(sql`0`),
    state: text('state')
      .notNull()
      .$type<'scheduled' | 'processing' | 'partly' | 'paid' | 'settled_offline' | 'waived' | 'written_off'>(),
    /** Payments begun so far; each has a key of its own. */
    attempts: integer('attempts').notNull().default(0),
    /** Charges in a row that a later try may mend. */
    failures: integer('failures').notNull().default(0),
    /** When the next charge may be tried; null: on its day. */
    chargeOn: day('charge_on'),
    /** Why no further charge is tried until the giver, or staff, has done something. */
    waitsFor: text('waits_for').$type<'giver' | 'method' | 'staff'>(),
  },
  (table) => [
    unique('instalment_place').on(table.pledgeId, table.place),
    index('instalment_due').on(table.state, table.dueOn, table.id),
    check('instalment_within', sql`${table.amount} > 0 and ${table.paid} >= 0 and ${table.paid} <= ${table.amount}`),
    check(
      'instalment_settled',
      sql`(${table.state} in ('paid', 'settled_offline')) = (${table.paid} = ${table.amount})`,
    ),
  ],
)

/** What of an instalment was owed to each fund when staff last divided it; without rows it is all for the pledge's own fund. */
export const instalmentShares = pgTable(
  'instalment_share',
  {
    instalmentId: id<'ins'>()('instalment_id')
      .notNull()
      .references(() => instalments.id),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.instalmentId, table.fundId] }),
    check('instalment_share_is_something', sql`${table.amount} > 0`),
  ],
)

/** A gift that is meant for an instalment: a charge the portal tries, or money staff match to it. */
export const pledgePayments = pgTable(
  'pledge_payment',
  {
    giftId: id<'gft'>()('gift_id')
      .primaryKey()
      .references(() => gifts.id),
    instalmentId: id<'ins'>()('instalment_id')
      .notNull()
      .references(() => instalments.id),
    /** The number of the charge; null for money that came otherwise. */
    attempt: integer('attempt'),
    /** An open payment occupies the instalment: nothing else is charged meanwhile. */
    isOpen: boolean('is_open').notNull(),
  },
  (table) => [
    unique('pledge_payment_attempt').on(table.instalmentId, table.attempt),
    uniqueIndex('pledge_payment_open')
      .on(table.instalmentId)
      .where(sql`${table.isOpen} and ${table.attempt} is not null`),
    index('pledge_payment_by_instalment').on(table.instalmentId),
  ],
)

/** What a gift paid of each instalment, written once when it is booked. More than was due flows on to the next. */
export const instalmentPayments = pgTable(
  'instalment_payment',
  {
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    instalmentId: id<'ins'>()('instalment_id')
      .notNull()
      .references(() => instalments.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.giftId, table.instalmentId] }),
    index('instalment_payment_by_instalment').on(table.instalmentId),
    check('instalment_payment_is_something', sql`${table.amount} > 0`),
  ],
)

/** A reminder that was sent: once for each day an instalment was due and each time of reminding. */
export const pledgeReminders = pgTable(
  'pledge_reminder',
  {
    id: id<'rmd'>()('id').primaryKey(),
    instalmentId: id<'ins'>()('instalment_id')
      .notNull()
      .references(() => instalments.id),
    dueOn: day('due_on').notNull(),
    which: text('which').notNull().$type<'before' | 'week-after' | 'month-after'>(),
    remindedAt: instant('reminded_at').notNull(),
  },
  (table) => [unique('pledge_reminder_once').on(table.instalmentId, table.dueOn, table.which)],
)
