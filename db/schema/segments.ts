import { sql } from 'drizzle-orm'
import { check, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { people } from './people.ts'

/** A segment of donors under a name: the filters of the list, as its address says them. */
export const donorSegments = pgTable(
  'donor_segment',
  {
    id: id<'sgm'>()('id').primaryKey(),
    name: text('name').notNull().unique(),
    /** What stands behind the question mark: "segment=lybunt&state=MA". */
    query: text('query').notNull(),
    savedBy: id<'psn'>()('saved_by')
      .notNull()
      .references(() => people.id),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [check('donor_segment_narrows', sql`${table.query} <> ''`)],
)
