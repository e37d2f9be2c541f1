import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { cents, id, instant } from '../columns.ts'
import { campaigns, gifts } from './giving.ts'
import { people } from './people.ts'
import { recurringPlans } from './recurring.ts'

/**
 * What the tax office ignores, year by year, as it publishes it: a benefit within these is no benefit (IRS Rev. Proc. 90-12). A year that was
 * written down wrong has a further version, and the latest counts; those before it stay, for receipts were issued by them.
 */
export const tokenLimits = pgTable(
  'token_limit',
  {
    year: integer('year').notNull(),
    version: integer('version').notNull().default(1),
    /** An item that costs the lab at most this… */
    itemCost: cents('item_cost').notNull(),
    /** …with a gift of at least this. */
    itemGift: cents('item_gift').notNull(),
    /** Or a fair value of at most this share of the gift, in hundredths of a percent… */
    shareBasisPoints: integer('share_basis_points').notNull(),
    /** …and at most this. */
    shareMost: cents('share_most').notNull(),
    source: text('source').notNull(),
    /** Why it was corrected; null of the first. */
    reason: text('reason'),
    /** Null of those that came with the portal. */
    writtenBy: id<'psn'>()('written_by').references(() => people.id),
    writtenAt: instant('written_at'),
  },
  (table) => [
    primaryKey({ name: 'token_limit_versions', columns: [table.year, table.version] }),
    check(
      'token_limit_corrected',
      sql`(${table.version} > 1) = (${table.reason} is not null) and ${table.version} >= 1`,
    ),
    check('token_limit_share', sql`${table.shareBasisPoints} <= 10000`),
    check(
      'token_limit_positive',
      sql`${table.itemCost} > 0 and ${table.itemGift} > 0 and ${table.shareBasisPoints} > 0 and ${table.shareMost} > 0`,
    ),
  ],
)

/** What a campaign gives in return for a gift, or the first of those that repeat, with its fair value in good faith. */
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
    /** Whether it bears the lab's name or mark: only then is an item of little cost ignored (Rev. Proc. 90-12, 3.01(2)). */
    bearsName: boolean('bears_name').notNull().default(false),
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
    bearsName: boolean('bears_name').notNull().default(false),
    /** When the giver had it, and who noted that. */
    givenAt: instant('given_at'),
    givenBy: id<'psn'>()('given_by').references(() => people.id),
  },
  (table) => [
    check('gift_benefit_something', sql`${table.fairValue} > 0 and ${table.cost} >= 0`),
    check('gift_benefit_given', sql`(${table.givenAt} is null) = (${table.givenBy} is null)`),
    index('gift_benefit_owed').on(table.giftId).where(sql`${table.givenAt} is null`),
  ],
)

/** What comes back with the first gift of a plan, as its page said when it was begun; it becomes that gift's own. */
export const planBenefits = pgTable(
  'plan_benefit',
  {
    planId: id<'pln'>()('plan_id')
      .primaryKey()
      .references(() => recurringPlans.id),
    words: text('words').notNull(),
    fairValue: cents('fair_value').notNull(),
    cost: cents('cost').notNull(),
    bearsName: boolean('bears_name').notNull(),
  },
  (table) => [check('plan_benefit_something', sql`${table.fairValue} > 0 and ${table.cost} >= 0`)],
)
