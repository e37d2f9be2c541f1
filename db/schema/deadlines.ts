import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications } from './grants.ts'
import { people } from './people.ts'

/** Longer than its call, for one application. Rows are only added; the latest counts, and none is earlier than the one before. */
export const deadlineExtensions = pgTable(
  'deadline_extension',
  {
    id: id<'ext'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    /** The application may come until then; the call's grace counts on top. */
    until: instant('until').notNull(),
    reason: text('reason').notNull(),
    givenBy: id<'psn'>()('given_by')
      .notNull()
      .references(() => people.id),
    givenAt: instant('given_at').notNull(),
  },
  (table) => [index('deadline_extension_by_application').on(table.applicationId, table.id.desc())],
)
