import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { cents, day, euroCents, id, instant, wholeUnits } from '../columns.ts'
import { emailKeyOf, nameKeyOf, wordsOf } from '../words.ts'
import { givingImports } from './giving-imports.ts'
import { people } from './people.ts'

export const funds = pgTable('fund', {
  id: id<'fnd'>()('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  purpose: text('purpose').notNull(),
  restriction: text('restriction').notNull().$type<'none' | 'purpose' | 'time'>(),
  isOpen: boolean('is_open').notNull().default(true),
  position: integer('position').notNull().default(0),
  createdAt: instant('created_at').notNull(),
})

export const campaigns = pgTable('campaign', {
  id: id<'cmp'>()('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  ask: text('ask').notNull(),
  fundId: id<'fnd'>()('fund_id')
    .notNull()
    .references(() => funds.id),
  goalKind: text('goal_kind').notNull().$type<'dollars' | 'donors' | 'monthly_donors' | 'gpu_hours'>(),
  /** Cents, donors or GPU-seconds, as the goal kind says. */
  goal: wholeUnits('goal').notNull(),
  opensAt: instant('opens_at').notNull(),
  closesAt: instant('closes_at'),
  createdAt: instant('created_at').notNull(),
})

export const donors = pgTable(
  'donor',
  {
    id: id<'dnr'>()('id').primaryKey(),
    kind: text('kind').notNull().$type<'person' | 'organisation' | 'household'>(),
    name: text('name').notNull(),
    /** Null for a giver nobody can write to by e-mail: letters are printed and posted. */
    email: text('email'),
    personId: id<'psn'>()('person_id').references(() => people.id),
    stripeCustomerId: text('stripe_customer_id').unique(),
    /** Where letters on paper go; whoever gave by card never said. */
    street: text('street'),
    city: text('city'),
    /** Two capital letters in the United States: what segments are made by. */
    state: text('state'),
    postalCode: text('postal_code'),
    country: text('country'),
    /** The member of staff who looks after this donor. */
    ownerId: id<'psn'>()('owner_id').references(() => people.id),
    /** The donor this one turned out to be: the row stays so that its id and its address keep leading there. */
    mergedInto: id<'dnr'>()('merged_into').references((): AnyPgColumn => donors.id),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('donor_email').on(sql`lower(${table.email})`),
    index('donor_by_person').on(table.personId),
    index('donor_by_name').on(table.name, table.id),
    index('donor_by_name_key').on(nameKeyOf(table.name), table.id).where(sql`${table.mergedInto} is null`),
    index('donor_by_email_key').on(emailKeyOf(table.email), table.id).where(sql`${table.mergedInto} is null`),
    index('donor_by_state').on(table.state, table.name, table.id),
    index('donor_by_owner').on(table.ownerId, table.name, table.id),
    index('donor_merged_into').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    check('donor_not_itself', sql`${table.mergedInto} is distinct from ${table.id}`),
    index('donor_words').using('gin', wordsOf(table.name, table.email)),
  ],
)

export const gifts = pgTable(
  'gift',
  {
    id: id<'gft'>()('id').primaryKey(),
    /** Made by the giver's form before it is sent: the same form sent twice is one gift. */
    intentId: text('intent_id').notNull().unique(),
    /** Hash of what the form said, so the same intent with other words is refused. */
    intentHash: text('intent_hash').notNull(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    campaignId: id<'cmp'>()('campaign_id').references(() => campaigns.id),
    channel: text('channel')
      .notNull()
      .$type<'card' | 'bank_debit' | 'cheque' | 'wire' | 'daf' | 'stock' | 'cash' | 'property'>(),
    state: text('state')
      .notNull()
      .$type<
        | 'started'
        | 'pending'
        | 'settled'
        | 'partly_refunded'
        | 'refunded'
        | 'disputed'
        | 'lost'
        | 'failed'
        | 'expired'
        | 'quarantined'
      >(),
    /** Whom the receipt names and where it goes, as the giver wrote them for this gift. */
    giverName: text('giver_name').notNull(),
    giverEmail: text('giver_email'),
    /** Dollars, and nothing at all for a gift in euros whose money has not come: an estimate is no money. */
    giftAmount: cents('gift_amount').notNull(),
    feeCover: cents('fee_cover').notNull(),
    gross: cents('gross').notNull(),
    refunded: cents('refunded').notNull().default(sql`0`),
    /** What the giver is asked for. */
    currency: text('currency').notNull().default('usd').$type<'usd' | 'eur'>(),
    /** What she is asked for in euros; null for a gift in dollars. */
    euros: euroCents('euros'),
    /** Dollars for a euro on the day its money came, as Stripe says it; only to be shown. */
    euroRate: text('euro_rate'),
    giftDate: day('gift_date'),
    settledAt: instant('settled_at'),
    isAnonymous: boolean('is_anonymous').notNull(),
    publicName: text('public_name'),
    note: text('note'),
    dedicationKind: text('dedication_kind').$type<'in_honour' | 'in_memory'>(),
    dedicationName: text('dedication_name'),
    failureReason: text('failure_reason'),
    stripeSessionId: text('stripe_session_id').unique(),
    stripeSessionUrl: text('stripe_session_url'),
    stripePaymentIntentId: text('stripe_payment_intent_id').unique(),
    stripeChargeId: text('stripe_charge_id').unique(),
    /** The file it was told by: such a gift has no receipt of ours and no letter. */
    importId: id<'gim'>()('import_id').references(() => givingImports.id),
    /** Its money was received and dealt with before these books begin: no fund can spend it. */
    isEarlier: boolean('is_earlier').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    check('gift_earlier_imported', sql`not ${table.isEarlier} or ${table.importId} is not null`),
    index('gift_by_import').on(table.importId).where(sql`${table.importId} is not null`),
    check('gift_adds_up', sql`${table.gross} = ${table.giftAmount} + ${table.feeCover}`),
    check(
      'gift_is_something',
      sql`${table.feeCover} >= 0 and (${table.giftAmount} > 0 or (${table.giftAmount} = 0 and ${table.euros} is not null
        and ${table.state} in ('started', 'pending', 'failed', 'expired', 'quarantined')))`,
    ),
    check(
      'gift_in_euros',
      sql`case ${table.currency} when 'usd' then ${table.euros} is null and ${table.euroRate} is null
        else ${table.currency} = 'eur' and ${table.euros} is not null and ${table.euros} > 0 and ${table.channel} = 'bank_debit' and ${table.feeCover} = 0
          and (${table.euroRate} is null) = (${table.giftAmount} = 0) end`,
    ),
    check('gift_refund_within', sql`${table.refunded} >= 0 and ${table.refunded} <= ${table.gross}`),
    check('gift_anonymous_unnamed', sql`not (${table.isAnonymous} and ${table.publicName} is not null)`),
    index('gift_by_donor').on(table.donorId, table.id.desc()),
    index('gift_by_donor_day')
      .on(table.donorId, table.giftDate)
      .where(sql`${table.state} in ('settled', 'partly_refunded', 'disputed')`),
    index('gift_by_state').on(table.state, table.id.desc()),
    index('gift_by_campaign').on(table.campaignId, table.id.desc()),
    index('gift_settled').on(table.settledAt, table.id),
    index('gift_words').using('gin', wordsOf(table.giverName, table.giverEmail)),
  ],
)

export const giftSplits = pgTable(
  'gift_split',
  {
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.giftId, table.fundId] }),
    index('gift_split_by_fund').on(table.fundId, table.giftId),
    // Nothing only while a gift in euros waits for its dollars: an invariant watches that.
    check('gift_split_is_something', sql`${table.amount} >= 0`),
  ],
)

export const refunds = pgTable(
  'refund',
  {
    id: id<'rfd'>()('id').primaryKey(),
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    /** Of a gift in euros: its share of the gift's dollars, whatever the euros are worth by now. */
    amount: cents('amount').notNull(),
    /** What goes back of a gift in euros; null for one in dollars. */
    euros: euroCents('euros'),
    reason: text('reason').notNull(),
    state: text('state').notNull().$type<'requested' | 'pending' | 'succeeded' | 'failed'>(),
    stripeRefundId: text('stripe_refund_id').unique(),
    requestedBy: id<'psn'>()('requested_by').references(() => people.id),
    requestedAt: instant('requested_at').notNull(),
    settledAt: instant('settled_at'),
    failureReason: text('failure_reason'),
  },
  (table) => [
    index('refund_by_gift').on(table.giftId),
    check('refund_is_something', sql`${table.amount} > 0 and (${table.euros} is null or ${table.euros} > 0)`),
  ],
)
