import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { pledges } from './pledges.ts'

/** A card or bank account a giver saves for a pledge, on Stripe's page. */
export const pledgeMethods = pgTable(
  'pledge_method',
  {
    id: id<'mth'>()('id').primaryKey(),
    pledgeId: id<'plg'>()('pledge_id')
      .notNull()
      .references(() => pledges.id),
    channel: text('channel').notNull().$type<'card' | 'bank_debit'>(),
    state: text('state').notNull().$type<'asked' | 'saved' | 'replaced' | 'expired'>(),
    stripeSessionId: text('stripe_session_id').unique(),
    stripeSessionUrl: text('stripe_session_url'),
    stripeCustomerId: text('stripe_customer_id'),
    stripePaymentMethodId: text('stripe_payment_method_id'),
    /** "Visa ending in 4242": what a person recognises it by. */
    label: text('label'),
    askedAt: instant('asked_at').notNull(),
    savedAt: instant('saved_at'),
  },
  (table) => [
    uniqueIndex('pledge_method_saved').on(table.pledgeId).where(sql`${table.state} = 'saved'`),
    index('pledge_method_asked').on(table.askedAt).where(sql`${table.state} = 'asked'`),
    check(
      'pledge_method_complete',
      sql`${table.state} not in ('saved', 'replaced') or (${table.stripePaymentMethodId} is not null and ${table.stripeCustomerId} is not null)`,
    ),
  ],
)
