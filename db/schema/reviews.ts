import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { assignments } from './grants.ts'

/**
 * A review as it was handed in, and as it was changed after the discussion: number 1 is the first, the last is what `review` says. A row
 * is only ever added.
 */
export const reviewVersions = pgTable(
  'review_version',
  {
    assignmentId: id<'asg'>()('assignment_id')
      .notNull()
      .references(() => assignments.id),
    number: integer('number').notNull(),
    scores: jsonb('scores').$type<Record<string, number>>().notNull(),
    confidence: integer('confidence').notNull(),
    forCommittee: text('for_committee').notNull(),
    forApplicant: text('for_applicant').notNull(),
    handedInAt: instant('handed_in_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.assignmentId, table.number] }),
    check('review_version_number', sql`${table.number} >= 1`),
    check('review_version_confidence', sql`${table.confidence} between 1 and 5`),
  ],
)
