import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { people } from './people.ts'

/** What staff decided about a name that givers chose to show: whether it stays, and where it may lead. */
export const wallEntries = pgTable(
  'wall_entry',
  {
    /** The name exactly as it is shown. */
    name: text('name').primaryKey(),
    isHidden: boolean('is_hidden').notNull(),
    link: text('link'),
    decidedAt: instant('decided_at').notNull(),
    decidedBy: id<'psn'>()('decided_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [check('wall_entry_link', sql`${table.link} like 'https://%'`)],
)
