import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications } from './grants.ts'
import { people } from './people.ts'

/** One verb asked for on several applications at once. Its id comes with the form, so that a form sent twice is one. */
export const bulkActs = pgTable(
  'bulk_act',
  {
    id: id<'blk'>()('id').primaryKey(),
    act: text('act').notNull().$type<'to-review' | 'return' | 'ineligible' | 'assign' | 'decide' | 'extend'>(),
    /** What the verb is given besides its application, as text; who is asked for reviews stands in bulk_reviewer. */
    note: text('note').notNull().default(''),
    outcome: text('outcome').$type<'accepted_full' | 'waitlisted' | 'declined'>(),
    dueAt: instant('due_at'),
    /** How many were chosen that are not there for this officer. */
    missing: integer('missing').notNull().default(0),
    madeBy: id<'psn'>()('made_by')
      .notNull()
      .references(() => people.id),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [
    check('bulk_act_known', sql`${table.act} in ('to-review', 'return', 'ineligible', 'assign', 'decide', 'extend')`),
    check('bulk_act_decides', sql`(${table.act} = 'decide') = (${table.outcome} is not null)`),
  ],
)

/** What became of one of them. Extensions go by the number its applicant gave, since staff see no drafts. */
export const bulkRows = pgTable(
  'bulk_row',
  {
    bulkId: id<'blk'>()('bulk_id')
      .notNull()
      .references(() => bulkActs.id),
    place: integer('place').notNull(),
    applicationId: id<'app'>()('application_id').references(() => applications.id),
    callId: id<'cal'>()('call_id'),
    number: text('number'),
    /** For a decision when the draft that the officer looked at was made; for the others when the application was sent in. */
    basedOn: instant('based_on'),
    verdict: text('verdict').notNull().default('waiting').$type<'waiting' | 'done' | 'already' | 'refused'>(),
    /** The verb's own word for why not. */
    refusal: text('refusal'),
  },
  (table) => [
    primaryKey({ columns: [table.bulkId, table.place] }),
    check('bulk_row_names_one', sql`(${table.applicationId} is null) = (${table.number} is not null)`),
    check('bulk_row_verdict', sql`${table.verdict} in ('waiting', 'done', 'already', 'refused')`),
    check('bulk_row_says_why', sql`(${table.verdict} = 'refused') = (${table.refusal} is not null)`),
  ],
)
