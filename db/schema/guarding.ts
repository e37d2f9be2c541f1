import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { cents, id, instant } from '../columns.ts'
import { campaigns } from './giving.ts'
import { people } from './people.ts'

/** How the giving page guards itself against those who try stolen cards: every setting there has been, the newest counts. */
export const givingGuards = pgTable(
  'giving_guard',
  {
    id: id<'grd'>()('id').primaryKey(),
    /** open: a question only when much fails. challenge: a question for everybody. stopped: nobody gives online. */
    mode: text('mode').notNull().$type<'open' | 'challenge' | 'stopped'>(),
    /** The smallest gift: what card testers try is small. */
    smallest: cents('smallest').notNull(),
    reason: text('reason').notNull(),
    setBy: id<'psn'>()('set_by')
      .notNull()
      .references(() => people.id),
    setAt: instant('set_at').notNull(),
  },
  (table) => [check('giving_guard_smallest', sql`${table.smallest} >= 100`)],
)

/** A campaign whose giving staff have stopped; gone when they let it go on. */
export const campaignStops = pgTable('campaign_stop', {
  campaignId: id<'cmp'>()('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  reason: text('reason').notNull(),
  stoppedBy: id<'psn'>()('stopped_by')
    .notNull()
    .references(() => people.id),
  stoppedAt: instant('stopped_at').notNull(),
})

/** A gift that was not let begin: what for, and from which network. No name, no address of a person; forgotten after a month. */
export const refusedStarts = pgTable(
  'refused_start',
  {
    id: id<'rst'>()('id').primaryKey(),
    because: text('because')
      .notNull()
      .$type<'declined' | 'too-often' | 'too-many' | 'unanswered' | 'stopped' | 'too-small'>(),
    network: text('network').notNull(),
    campaignId: id<'cmp'>()('campaign_id').references(() => campaigns.id),
    refusedAt: instant('refused_at').notNull(),
  },
  (table) => [index('refused_start_at').on(table.refusedAt, table.because)],
)

/** From which network a gift was begun, by its form's intent: how a declined card finds its network. Forgotten after two days. */
export const giftStarts = pgTable(
  'gift_start',
  {
    intentId: text('intent_id').primaryKey(),
    network: text('network').notNull(),
    startedAt: instant('started_at').notNull(),
  },
  (table) => [index('gift_start_at').on(table.startedAt)],
)

/** A card that was declined, once for each of Stripe's events, and from which network; forgotten after a month. */
export const declinedCards = pgTable(
  'declined_card',
  {
    eventId: text('event_id').primaryKey(),
    network: text('network').notNull(),
    declinedAt: instant('declined_at').notNull(),
  },
  (table) => [
    index('declined_card_by_network').on(table.network, table.declinedAt),
    index('declined_card_at').on(table.declinedAt),
  ],
)
