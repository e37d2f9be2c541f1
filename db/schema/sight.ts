import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { bulkActs } from './bulk.ts'
import { applications, assignments } from './grants.ts'
import { people } from './people.ts'

/**
 * Who stands behind a review, and who may not write one. Only app/domain/grants/sight reads these tables: everywhere else a reviewer
 * is an alias.
 */

/** The person of an assignment. `alias` is a letter, one for each application, drawn so that its order tells nothing. */
export const assignmentReviewers = pgTable(
  'assignment_reviewer',
  {
    assignmentId: id<'asg'>()('assignment_id')
      .primaryKey()
      .references(() => assignments.id),
    /** The assignment's own, for the two things that are unique within it. */
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    reviewerId: id<'psn'>()('reviewer_id')
      .notNull()
      .references(() => people.id),
    alias: text('alias').notNull(),
  },
  (table) => [
    unique('assignment_reviewer_once').on(table.applicationId, table.reviewerId),
    unique('assignment_alias_once').on(table.applicationId, table.alias),
    index('assignment_by_reviewer').on(table.reviewerId, table.assignmentId),
    check('assignment_alias_shape', sql`${table.alias} ~ '^[A-Z]+$'`),
  ],
)

/** A stated or suspected conflict of interest: the person sees nothing of the application until it is dismissed. */
export const conflicts = pgTable(
  'conflict',
  {
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    reviewerId: id<'psn'>()('reviewer_id')
      .notNull()
      .references(() => people.id),
    source: text('source').notNull().$type<'declared' | 'suggested'>(),
    status: text('status').notNull().$type<'suggested' | 'confirmed' | 'dismissed'>(),
    reason: text('reason').notNull(),
    statedBy: id<'psn'>()('stated_by').references(() => people.id),
    statedAt: instant('stated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.reviewerId] }),
    index('conflict_by_reviewer').on(table.reviewerId),
  ],
)

/** Why a reviewer did not take a review on, and who could instead, in the reviewer’s words. */
export const reviewDeclines = pgTable('review_decline', {
  assignmentId: id<'asg'>()('assignment_id')
    .primaryKey()
    .references(() => assignments.id),
  reason: text('reason').notNull(),
  instead: text('instead').notNull(),
  declinedAt: instant('declined_at').notNull(),
})

/** Why an officer took the request for a review back; its reviewer reads it in the letter. */
export const reviewRemovals = pgTable('review_removal', {
  assignmentId: id<'asg'>()('assignment_id')
    .primaryKey()
    .references(() => assignments.id),
  reason: text('reason').notNull(),
  removedBy: id<'psn'>()('removed_by')
    .notNull()
    .references(() => people.id),
  removedAt: instant('removed_at').notNull(),
})

/** Whom a bulk act asks for reviews. */
export const bulkReviewers = pgTable('bulk_reviewer', {
  bulkId: id<'blk'>()('bulk_id')
    .primaryKey()
    .references(() => bulkActs.id),
  reviewerId: id<'psn'>()('reviewer_id')
    .notNull()
    .references(() => people.id),
})
