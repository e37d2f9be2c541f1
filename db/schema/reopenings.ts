import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications } from './grants.ts'
import { people } from './people.ts'

/**
 * What an applicant changes of an application that is sent in, until it is sent again. The application itself stays as it was sent:
 * nobody but its team reads a word of this. Kept when it ends, so that nothing typed is lost.
 */
export const reopenings = pgTable(
  'reopening',
  {
    id: id<'rop'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    openedBy: id<'psn'>()('opened_by')
      .notNull()
      .references(() => people.id),
    openedAt: instant('opened_at').notNull(),
    title: text('title').notNull(),
    answers: jsonb('answers').$type<Record<string, string>>().notNull(),
    attachmentName: text('attachment_name'),
    attachmentKey: text('attachment_key'),
    attachmentSha256: text('attachment_sha256'),
    attachmentBytes: integer('attachment_bytes'),
    /** Sent again, dropped by its team, over at the deadline, or withdrawn with the application; null while it is open. */
    end: text('end').$type<'sent' | 'dropped' | 'deadline' | 'withdrawn'>(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('reopening_one_open').on(table.applicationId).where(sql`${table.endedAt} is null`),
    check('reopening_ended_whole', sql`(${table.end} is null) = (${table.endedAt} is null)`),
    check('reopening_end_known', sql`${table.end} in ('sent', 'dropped', 'deadline', 'withdrawn')`),
  ],
)
