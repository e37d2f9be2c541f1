import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { calls } from './grants.ts'
import { people } from './people.ts'

/** By what a call is reviewed. Rows are only added, and none once a review of the call is written: triggers see to both. */
export const rubricVersions = pgTable(
  'rubric_version',
  {
    id: id<'rub'>()('id').primaryKey(),
    callId: id<'cal'>()('call_id')
      .notNull()
      .references(() => calls.id),
    number: integer('number').notNull(),
    /** Read through `readCriteria`, which knows their shape. */
    criteria: jsonb('criteria').notNull(),
    blindness: text('blindness').notNull().$type<'single' | 'double'>(),
    writtenBy: id<'psn'>()('written_by').references(() => people.id),
    writtenAt: instant('written_at').notNull(),
  },
  (table) => [
    unique('rubric_version_once').on(table.callId, table.number),
    check('rubric_version_number', sql`${table.number} > 0`),
    check('rubric_version_blindness_known', sql`${table.blindness} in ('single', 'double')`),
  ],
)
