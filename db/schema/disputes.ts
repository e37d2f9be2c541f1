import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { cents, euroCents, id, instant } from '../columns.ts'
import { gifts } from './giving.ts'
import { people } from './people.ts'
import { instalments } from './pledges.ts'

/** A giver's bank takes the money of a gift back, or asks about it. One row for each of Stripe's; a closed one stays closed. */
export const disputes = pgTable(
  'dispute',
  {
    id: id<'dsp'>()('id').primaryKey(),
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    stripeDisputeId: text('stripe_dispute_id').notNull().unique(),
    /** An inquiry only asks: no money has moved. */
    state: text('state')
      .notNull()
      .$type<
        | 'inquiry'
        | 'inquiry_answered'
        | 'inquiry_closed'
        | 'needs_response'
        | 'under_review'
        | 'won'
        | 'lost'
        | 'prevented'
      >(),
    /** Stripe's word for what the bank says. */
    reason: text('reason').notNull(),
    /** Of a gift in euros: its share of the gift's dollars. */
    amount: cents('amount').notNull(),
    /** What is disputed of a gift in euros, and what of it the gift still had when it was lost. */
    euros: euroCents('euros'),
    eurosTaken: euroCents('euros_taken'),
    /** Until when the bank takes evidence; null for one that nobody can answer. */
    answerBy: instant('answer_by'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    /** What of the gift went back with it, once it is lost. */
    taken: cents('taken').notNull().default(sql`0`),
    /** What the bank took that had gone back already: whoever gave it has it twice. */
    beyond: cents('beyond').notNull().default(sql`0`),
    /** What finance did about that. */
    beyondNote: text('beyond_note'),
    beyondNotedBy: id<'psn'>()('beyond_noted_by').references(() => people.id),
    beyondNotedAt: instant('beyond_noted_at'),
    /** Calls to Stripe about it so far, each with a key of its own. */
    asked: integer('asked').notNull().default(0),
    /** What was answered, as JSON text, by whom and when; accepting it is an answer without words. */
    answer: text('answer'),
    answeredBy: id<'psn'>()('answered_by').references(() => people.id),
    answeredAt: instant('answered_at'),
    /** When it has ended the plan the gift belongs to: once, whatever the giver decides afterwards. */
    planStoppedAt: instant('plan_stopped_at'),
  },
  (table) => [
    check('dispute_is_something', sql`${table.amount} >= 0 and ${table.taken} >= 0 and ${table.beyond} >= 0`),
    check(
      'dispute_in_euros',
      sql`${table.eurosTaken} is null or (${table.euros} is not null and ${table.eurosTaken} >= 0 and ${table.eurosTaken} <= ${table.euros})`,
    ),
    check('dispute_takes_when_lost', sql`${table.taken} + ${table.beyond} = 0 or ${table.state} = 'lost'`),
    index('dispute_by_gift').on(table.giftId),
    index('dispute_by_state').on(table.state, table.answerBy),
  ],
)

/** What a lost dispute took back of an instalment: it is owed again. */
export const instalmentReturns = pgTable(
  'instalment_return',
  {
    disputeId: id<'dsp'>()('dispute_id')
      .notNull()
      .references(() => disputes.id),
    instalmentId: id<'ins'>()('instalment_id')
      .notNull()
      .references(() => instalments.id),
    amount: cents('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.disputeId, table.instalmentId] }),
    index('instalment_return_by_instalment').on(table.instalmentId),
    check('instalment_return_is_something', sql`${table.amount} > 0`),
  ],
)

/** A card's bank calls a charge fraud before anybody disputes it: given back now, it costs no dispute. */
export const fraudWarnings = pgTable(
  'fraud_warning',
  {
    id: id<'fwn'>()('id').primaryKey(),
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .references(() => gifts.id),
    stripeWarningId: text('stripe_warning_id').notNull(),
    kind: text('kind').notNull(),
    warnedAt: instant('warned_at').notNull(),
    /** Why staff keep the gift in spite of it. */
    keptBecause: text('kept_because'),
    keptBy: id<'psn'>()('kept_by').references(() => people.id),
    keptAt: instant('kept_at'),
  },
  (table) => [
    uniqueIndex('fraud_warning_once').on(table.stripeWarningId),
    index('fraud_warning_by_gift').on(table.giftId),
    index('fraud_warning_open').on(table.warnedAt).where(sql`${table.keptAt} is null`),
  ],
)
