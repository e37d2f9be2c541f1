import { sql } from 'drizzle-orm'
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { cents, id, instant } from '../columns.ts'
import { campaigns, gifts } from './giving.ts'
import { people } from './people.ts'

/** What the tax office ignores, year by year, as it publishes it: a benefit within these is no benefit (IRS Rev. Proc. 90-12). */
export const tokenLimits = pgTable(
  'token_limit',
  {
    year: integer('year').primaryKey(),
    /** An item that costs the lab at most this… */
    itemCost: cents('item_cost').notNull(),
    /** …with a gift of at least this. */
    itemGift: cents('item_gift').notNull(),
    /** Or a fair value of at most this share of the gift, in hundredths of a percent… */
    shareBasisPoints: integer('share_basis_points').notNull(),
    /** …and at most this. */
    shareMost: cents('share_most').notNull(),
    source: text('source').notNull(),
  },
  (table) => [
    check(
      'token_limit_positive',
      sql`${table.itemCost} > 0 and ${table.itemGift} > 0 and ${table.shareBasisPoints} > 0 and ${table.shareMost} > 0`,
    ),
  ],
)

/** What a campaign gives in return for a single gift, with its fair value in good faith. */
export const campaignBenefits = pgTable(
  'campaign_benefit',
  {
    campaignId: id<'cmp'>()('campaign_id')
      .primaryKey()
      .references(() => campaigns.id),
    words: text('words').notNull(),
    fairValue: cents('fair_value').notNull(),
    /** What one costs the lab. */
    cost: cents('cost').notNull(),
    leastGift: cents('least_gift').notNull(),
    setBy: id<'psn'>()('set_by')
      .notNull()
      .references(() => people.id),
    setAt: instant('set_at').notNull(),
  },
  (table) => [
    check(
      'campaign_benefit_within',
      sql`${table.fairValue} > 0 and ${table.cost} >= 0 and ${table.leastGift} > ${table.fairValue}`,
    ),
  ],
)

/** What one giver gets in return, as she was told before she paid: a later change of the campaign does not touch it. */
export const giftBenefits = pgTable(
  'gift_benefit',
  {
    giftId: id<'gft'>()('gift_id')
      .primaryKey()
      .references(() => gifts.id),
    words: text('words').notNull(),
    fairValue: cents('fair_value').notNull(),
    cost: cents('cost').notNull(),
  },
  (table) => [check('gift_benefit_something', sql`${table.fairValue} > 0 and ${table.cost} >= 0`)],
)
