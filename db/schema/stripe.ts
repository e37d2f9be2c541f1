import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { cents, id, instant } from '../columns.ts'
import { gifts } from './giving.ts'
import { journalEntries } from './ledger.ts'

/** Every POST to Stripe, stored before it is sent: the key under which it can be said again. */
export const stripeOperations = pgTable(
  'stripe_operation',
  {
    key: text('key').primaryKey(),
    endpoint: text('endpoint').notNull(),
    subjectId: text('subject_id').notNull(),
    params: text('params').notNull(),
    paramsHash: text('params_hash').notNull(),
    state: text('state').notNull().$type<'prepared' | 'sent' | 'done' | 'failed' | 'unknown'>(),
    responseId: text('response_id'),
    failure: text('failure'),
    preparedAt: instant('prepared_at').notNull(),
    sentAt: instant('sent_at'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    index('stripe_operation_by_subject').on(table.subjectId),
    index('stripe_operation_open').on(table.state, table.preparedAt),
  ],
)

/** What Stripe told us, verbatim: stored once, then worked off by a job. */
export const stripeEvents = pgTable(
  'stripe_event',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    createdAt: instant('created_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    apiVersion: text('api_version'),
    objectId: text('object_id').notNull(),
    payload: text('payload').notNull(),
    source: text('source').notNull().$type<'webhook' | 'sweep'>(),
    processedAt: instant('processed_at'),
    outcome: text('outcome'),
  },
  (table) => [
    index('stripe_event_unprocessed').on(table.receivedAt).where(sql`${table.processedAt} is null`),
    index('stripe_event_by_object').on(table.objectId),
    index('stripe_event_of_card')
      .on(table.receivedAt)
      .where(sql`${table.type} in ('charge.failed', 'charge.succeeded')`),
  ],
)

/** How far the sweep of Stripe's events has certainly read; it starts again an hour before. */
export const stripeSweeps = pgTable('stripe_sweep', {
  name: text('name').primaryKey(),
  sweptUntil: instant('swept_until').notNull(),
})

/** One line of Stripe's own books; each has exactly one journal entry. */
export const stripeBalanceLines = pgTable(
  'stripe_balance_line',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    sourceId: text('source_id').notNull(),
    giftId: id<'gft'>()('gift_id').references(() => gifts.id),
    amount: cents('amount').notNull(),
    fee: cents('fee').notNull(),
    net: cents('net').notNull(),
    createdAt: instant('created_at').notNull(),
    availableOn: instant('available_on').notNull(),
    entryId: id<'ent'>()('entry_id').references(() => journalEntries.id),
  },
  (table) => [
    index('stripe_balance_line_by_gift').on(table.giftId),
    index('stripe_balance_line_by_source').on(table.sourceId),
    check('stripe_balance_line_nets', sql`${table.net} = ${table.amount} - ${table.fee}`),
  ],
)
