import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { cents, id, instant, month } from '../columns.ts'
import { campaigns, donors, funds, gifts } from './giving.ts'
import { people } from './people.ts'

/** A gift that repeats: a subscription at Stripe, as we last saw it there. */
export const recurringPlans = pgTable(
  'recurring_plan',
  {
    id: id<'pln'>()('id').primaryKey(),
    /** Made by the giver's form before it is sent, and the hash of what the form said. */
    intentId: text('intent_id').notNull().unique(),
    intentHash: text('intent_hash').notNull(),
    donorId: id<'dnr'>()('donor_id')
      .notNull()
      .references(() => donors.id),
    fundId: id<'fnd'>()('fund_id')
      .notNull()
      .references(() => funds.id),
    campaignId: id<'cmp'>()('campaign_id').references(() => campaigns.id),
    channel: text('channel').notNull().$type<'card' | 'bank_debit'>(),
    interval: text('interval').notNull().$type<'month' | 'year'>(),
    state: text('state')
      .notNull()
      .$type<'started' | 'active' | 'past_due' | 'paused' | 'cancelling' | 'cancelled' | 'failed' | 'expired'>(),
    giverName: text('giver_name').notNull(),
    giverEmail: text('giver_email').notNull(),
    giftAmount: cents('gift_amount').notNull(),
    feeCover: cents('fee_cover').notNull(),
    gross: cents('gross').notNull(),
    isAnonymous: boolean('is_anonymous').notNull(),
    publicName: text('public_name'),
    note: text('note'),
    dedicationKind: text('dedication_kind').$type<'in_honour' | 'in_memory'>(),
    dedicationName: text('dedication_name'),
    stripeSessionId: text('stripe_session_id').unique(),
    stripeSessionUrl: text('stripe_session_url'),
    stripeSubscriptionId: text('stripe_subscription_id').unique(),
    /** The one item of the subscription: a change of amount names it, or the donor would pay twice. */
    stripeItemId: text('stripe_item_id'),
    stripeCustomerId: text('stripe_customer_id'),
    stripeMethodId: text('stripe_method_id'),
    cardBrand: text('card_brand'),
    cardLast4: text('card_last4'),
    cardExpires: month('card_expires'),
    /** The instant all charges are counted from; short months charge on their last day. */
    anchoredAt: instant('anchored_at'),
    nextChargeAt: instant('next_charge_at'),
    /** While paused: when the next charge after the pause is. */
    pausedUntil: instant('paused_until'),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because').$type<'asked' | 'not_paid' | 'disputed'>(),
  },
  (table) => [
    check('recurring_plan_adds_up', sql`${table.gross} = ${table.giftAmount} + ${table.feeCover}`),
    check('recurring_plan_is_something', sql`${table.giftAmount} > 0 and ${table.feeCover} >= 0`),
    check('recurring_plan_anonymous_unnamed', sql`not (${table.isAnonymous} and ${table.publicName} is not null)`),
    check(
      'recurring_plan_is_known_at_stripe',
      sql`${table.state} in ('started', 'failed', 'expired') or ${table.stripeSubscriptionId} is not null`,
    ),
    // One plan for each donor, fund and way of paying: what a second one would be is a double charge.
    uniqueIndex('recurring_plan_one_at_a_time')
      .on(table.donorId, table.fundId, table.channel)
      .where(sql`${table.state} in ('started', 'active', 'past_due', 'paused', 'cancelling')`),
    index('recurring_plan_by_donor').on(table.donorId, table.id.desc()),
    index('recurring_plan_by_state').on(table.state, table.id.desc()),
    index('recurring_plan_next').on(table.nextChargeAt),
  ],
)

/** One invoice of a plan's subscription; a paid one is one gift. */
export const planInvoices = pgTable(
  'plan_invoice',
  {
    /** Stripe's id: the same invoice is never kept, nor booked, twice. */
    id: text('id').primaryKey(),
    planId: id<'pln'>()('plan_id')
      .notNull()
      .references(() => recurringPlans.id),
    state: text('state').notNull().$type<'open' | 'paid' | 'void' | 'uncollectible'>(),
    amount: cents('amount').notNull(),
    /** Tries to charge it so far, as Stripe counts them. */
    attempts: integer('attempts').notNull(),
    nextAttemptAt: instant('next_attempt_at'),
    /** Stripe's page on which it can be paid, or its payment confirmed. */
    payUrl: text('pay_url'),
    failure: text('failure'),
    giftId: id<'gft'>()('gift_id')
      .unique()
      .references(() => gifts.id),
    createdAt: instant('created_at').notNull(),
    paidAt: instant('paid_at'),
  },
  (table) => [
    index('plan_invoice_by_plan').on(table.planId, table.createdAt.desc()),
    check('plan_invoice_gift_is_paid', sql`${table.giftId} is null or ${table.state} = 'paid'`),
  ],
)

/** What was changed in a plan, by whom, and what it makes in a year: asked first, done when Stripe says so. */
export const planChanges = pgTable(
  'plan_change',
  {
    id: id<'pch'>()('id').primaryKey(),
    planId: id<'pln'>()('plan_id')
      .notNull()
      .references(() => recurringPlans.id),
    kind: text('kind')
      .notNull()
      .$type<'started' | 'amount' | 'pause' | 'resume' | 'cancel' | 'keep' | 'card' | 'ended' | 'found'>(),
    state: text('state').notNull().$type<'asked' | 'done' | 'failed'>(),
    giftAmount: cents('gift_amount').notNull(),
    feeCover: cents('fee_cover').notNull(),
    grossBefore: cents('gross_before').notNull(),
    /** What the change adds to a year of giving, below zero when it takes away. */
    yearlyDifference: cents('yearly_difference').notNull(),
    /** Gifts left out by a pause. */
    skips: integer('skips'),
    pausedUntil: instant('paused_until'),
    stripeMethodId: text('stripe_method_id'),
    failure: text('failure'),
    askedBy: id<'psn'>()('asked_by').references(() => people.id),
    /** Who asked, when it was no person: the link in a letter, Stripe. */
    askedWords: text('asked_words').notNull(),
    askedAt: instant('asked_at').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [
    uniqueIndex('plan_change_one_at_a_time').on(table.planId).where(sql`${table.state} = 'asked'`),
    index('plan_change_by_plan').on(table.planId, table.id.desc()),
  ],
)

/** A card being put in the place of another, on Stripe's page: begun, and done only when Stripe charges the new one. */
export const cardUpdates = pgTable(
  'card_update',
  {
    id: id<'cup'>()('id').primaryKey(),
    planId: id<'pln'>()('plan_id')
      .notNull()
      .references(() => recurringPlans.id),
    state: text('state').notNull().$type<'started' | 'done' | 'expired' | 'failed'>(),
    stripeSessionId: text('stripe_session_id').unique(),
    stripeSessionUrl: text('stripe_session_url'),
    stripeMethodId: text('stripe_method_id'),
    askedBy: id<'psn'>()('asked_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (table) => [
    index('card_update_by_plan').on(table.planId),
    index('card_update_open').on(table.state, table.createdAt),
  ],
)
