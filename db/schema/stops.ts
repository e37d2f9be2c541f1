import { sql } from 'drizzle-orm'
import { check, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { people } from './people.ts'

/** What an administrator has stopped for everybody, and why. A row goes when it is started again; the activity log keeps both. */
export const stops = pgTable(
  'stop',
  {
    what: text('what').primaryKey().$type<'search' | 'exports'>(),
    reason: text('reason').notNull(),
    stoppedBy: id<'psn'>()('stopped_by')
      .notNull()
      .references(() => people.id),
    stoppedAt: instant('stopped_at').notNull(),
  },
  (table) => [check('stop_what', sql`${table.what} in ('search', 'exports')`)],
)
