import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications, awards } from './grants.ts'
import { people } from './people.ts'

/** An application that asks to go on with a project: the award it renews, and what of the application before was taken over. */
export const renewals = pgTable(
  'renewal',
  {
    applicationId: id<'app'>()('application_id')
      .primaryKey()
      .references(() => applications.id),
    awardId: id<'awd'>()('award_id')
      .notNull()
      .references(() => awards.id),
    /** What was asked before and is asked again in the same words, by what it is called there. */
    carried: text('carried').array().notNull(),
    /** What was answered before and has no place in the new form. */
    leftBehind: text('left_behind').array().notNull(),
    begunBy: id<'psn'>()('begun_by')
      .notNull()
      .references(() => people.id),
    begunAt: instant('begun_at').notNull(),
  },
  (table) => [index('renewal_by_award').on(table.awardId)],
)

/** An officer lets renewals of an award be sent although something that was promised is missing, and says why. */
export const renewalPasses = pgTable(
  'renewal_pass',
  {
    awardId: id<'awd'>()('award_id')
      .primaryKey()
      .references(() => awards.id),
    reason: text('reason').notNull(),
    givenBy: id<'psn'>()('given_by')
      .notNull()
      .references(() => people.id),
    givenAt: instant('given_at').notNull(),
  },
  (table) => [check('renewal_pass_says_why', sql`${table.reason} <> ''`)],
)
