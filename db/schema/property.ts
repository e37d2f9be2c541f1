import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { cents, day, id, instant, wholeUnits } from '../columns.ts'
import { gifts } from './giving.ts'
import { people } from './people.ts'

/** What a gift of property is, and what became of it. Its gift's gross is its fair value on the day it came, for the books only. */
export const propertyGifts = pgTable(
  'property_gift',
  {
    giftId: id<'gft'>()('gift_id')
      .primaryKey()
      .references(() => gifts.id),
    kind: text('kind').notNull().$type<'stock' | 'untraded' | 'other'>(),
    /** Of stock its name or ticker; of anything else a description as the receipt says it. */
    name: text('name').notNull(),
    /** Millionths of a share; stock may come in fractions. */
    shares: wholeUnits('shares'),
    /** The lowest and highest price of a share on the day it came. */
    low: cents('low'),
    high: cents('high'),
    /** Where the lab's own estimate of anything else is from. */
    estimateSource: text('estimate_source'),
    soldOn: day('sold_on'),
    /** What the sale brought, net of what it cost. */
    proceeds: cents('proceeds'),
    /** What finance finds the sale by at the bank. */
    saleReference: text('sale_reference'),
    soldBy: id<'psn'>()('sold_by').references(() => people.id),
    soldAt: instant('sold_at'),
    /** Whether the tax office was told of a sale on Form 8282, or need not be; null while nobody has said. */
    form8282: text('form_8282').$type<'filed' | 'not_due'>(),
    form8282NotedAt: instant('form_8282_noted_at'),
    form8282NotedBy: id<'psn'>()('form_8282_noted_by').references(() => people.id),
  },
  (table) => [
    check(
      'property_gift_valued',
      sql`case ${table.kind} when 'stock' then ${table.shares} > 0 and ${table.low} > 0 and ${table.high} >= ${table.low} and ${table.estimateSource} is null
        else ${table.shares} is null and ${table.low} is null and ${table.high} is null and ${table.estimateSource} is not null end`,
    ),
    check(
      'property_gift_sold',
      sql`(${table.soldAt} is null) = (${table.soldOn} is null) and (${table.soldAt} is null) = (${table.proceeds} is null)
        and (${table.soldAt} is null) = (${table.saleReference} is null) and (${table.soldAt} is null) = (${table.soldBy} is null)`,
    ),
    check(
      'property_gift_form_8282',
      sql`num_nulls(${table.form8282}, ${table.form8282NotedAt}, ${table.form8282NotedBy}) in (0, 3) and (${table.form8282} is null or ${table.soldAt} is not null)`,
    ),
    check('property_gift_brought', sql`${table.proceeds} > 0`),
    index('property_gift_form_8282_open')
      .on(table.giftId)
      .where(sql`${table.soldAt} is not null and ${table.form8282} is null and ${table.kind} <> 'stock'`),
    index('property_gift_held').on(table.giftId.desc()).where(sql`${table.soldAt} is null`),
  ],
)
