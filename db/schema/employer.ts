import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { cents, day, id, instant } from '../columns.ts'
import { softCredits } from './donors.ts'
import { gifts } from './giving.ts'
import { people } from './people.ts'

/** What a giver's employer may add to her gift: noted by her, pursued by staff, and received as a gift of the company's own. */
export const employerClaims = pgTable(
  'employer_claim',
  {
    id: id<'ecl'>()('id').primaryKey(),
    /** The gift it would be added to. */
    giftId: id<'gft'>()('gift_id')
      .notNull()
      .unique()
      .references(() => gifts.id),
    /** As the giver wrote it. */
    employer: text('employer').notNull(),
    state: text('state').notNull().$type<'noted' | 'claimed' | 'received' | 'refused'>(),
    notedAt: instant('noted_at').notNull(),
    /** The day the employer was asked. */
    claimedOn: day('claimed_on'),
    /** The day it said no, or its gift was linked. */
    endedOn: day('ended_on'),
    reason: text('reason'),
    /** The company's gift, which may answer several claims, and the credit for it of whoever gave first. */
    companyGiftId: id<'gft'>()('company_gift_id').references(() => gifts.id),
    /** What of the company's gift answers this one; all of them together are never above it. */
    answered: cents('answered'),
    creditId: id<'sfc'>()('credit_id').references(() => softCredits.id, { onDelete: 'set null' }),
    movedBy: id<'psn'>()('moved_by').references(() => people.id),
    movedAt: instant('moved_at'),
  },
  (table) => [
    check('employer_claim_received', sql`(${table.state} = 'received') = (${table.companyGiftId} is not null)`),
    check(
      'employer_claim_answered',
      sql`(${table.state} = 'received') = (${table.answered} is not null) and ${table.answered} >= 0`,
    ),
    check('employer_claim_ended', sql`(${table.state} in ('received', 'refused')) = (${table.endedOn} is not null)`),
    check('employer_claim_refused', sql`(${table.state} = 'refused') = (${table.reason} is not null)`),
    check('employer_claim_credit', sql`${table.creditId} is null or ${table.state} = 'received'`),
    check('employer_claim_two_gifts', sql`${table.companyGiftId} is distinct from ${table.giftId}`),
    index('employer_claim_by_state').on(table.state, table.id),
    index('employer_claim_by_company_gift').on(table.companyGiftId).where(sql`${table.companyGiftId} is not null`),
  ],
)
