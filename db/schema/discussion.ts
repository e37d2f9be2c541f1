import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications, assignments } from './grants.ts'
import { people } from './people.ts'

/**
 * What reviewers whose own review is in, and officers, say to each other about an application. Only app/domain/grants/sight reads it:
 * everywhere else an author is an alias. Never changed but by taking it back, which leaves no words.
 */
export const discussionMessages = pgTable(
  'discussion_message',
  {
    id: id<'dms'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    authorId: id<'psn'>()('author_id')
      .notNull()
      .references(() => people.id),
    /** As what they wrote it: an officer who is asked for a review later does not become its reviewer in what was said before. */
    wroteAs: text('wrote_as').notNull().$type<'reviewer' | 'officer'>(),
    words: text('words').notNull(),
    writtenAt: instant('written_at').notNull(),
    takenBackAt: instant('taken_back_at'),
  },
  (table) => [
    index('discussion_message_by_application').on(table.applicationId, table.id.desc()),
    index('discussion_message_by_author').on(table.authorId),
    check('discussion_message_side', sql`${table.wroteAs} in ('reviewer', 'officer')`),
    check('discussion_message_taken_back', sql`(${table.takenBackAt} is null) = (${table.words} <> '')`),
  ],
)

/** When somebody was last written to about the discussion of an application; for some hours after it they are left alone. */
export const discussionNotices = pgTable(
  'discussion_notice',
  {
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    personId: id<'psn'>()('person_id')
      .notNull()
      .references(() => people.id),
    toldAt: instant('told_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.personId] })],
)

/**
 * What the discussion of an application came to, by the reviewer who leads it. One row for each who ever led it, so that who is named
 * again finds their words; one of them leads.
 */
export const metaReviews = pgTable(
  'meta_review',
  {
    assignmentId: id<'asg'>()('assignment_id')
      .primaryKey()
      .references(() => assignments.id),
    /** The assignment's own, so that one leads. */
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    isLead: boolean('is_lead').notNull(),
    namedBy: id<'psn'>()('named_by')
      .notNull()
      .references(() => people.id),
    namedAt: instant('named_at').notNull(),
    /** Among reviewers and officers: what was said, and on what they agreed. */
    summary: text('summary').notNull().default(''),
    agreed: text('agreed').notNull().default(''),
    /** Read by the applicant after the release. */
    forApplicant: text('for_applicant').notNull().default(''),
    recommendation: text('recommendation').$type<'fund' | 'part' | 'not'>(),
    /** Grows by one with each save; a save that started from an older one is refused. */
    revision: integer('revision').notNull().default(0),
    savedAt: instant('saved_at'),
    handedInAt: instant('handed_in_at'),
  },
  (table) => [
    uniqueIndex('meta_review_one_lead').on(table.applicationId).where(sql`${table.isLead}`),
    index('meta_review_by_application').on(table.applicationId),
    check('meta_review_recommendation', sql`${table.recommendation} in ('fund', 'part', 'not')`),
    check(
      'meta_review_whole',
      sql`${table.handedInAt} is null or (${table.recommendation} is not null and ${table.summary} <> '' and ${table.forApplicant} <> '')`,
    ),
  ],
)
