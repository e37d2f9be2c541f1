import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications } from './grants.ts'
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
