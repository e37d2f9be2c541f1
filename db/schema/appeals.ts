import { sql } from 'drizzle-orm'
import { check, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications } from './grants.ts'
import { people } from './people.ts'

/** What an applicant holds against a released decision, and what another officer answered. One for each application, ever. */
export const appeals = pgTable(
  'appeal',
  {
    id: id<'apl'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .unique()
      .references(() => applications.id),
    grounds: text('grounds').notNull().$type<'procedure' | 'fact'>(),
    words: text('words').notNull(),
    madeBy: id<'psn'>()('made_by')
      .notNull()
      .references(() => people.id),
    madeAt: instant('made_at').notNull(),
    state: text('state').notNull().$type<'open' | 'upheld' | 'declined'>(),
    answer: text('answer'),
    answeredBy: id<'psn'>()('answered_by').references(() => people.id),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    check('appeal_grounds_known', sql`${table.grounds} in ('procedure', 'fact')`),
    check('appeal_state_known', sql`${table.state} in ('open', 'upheld', 'declined')`),
    check(
      'appeal_answered_once',
      sql`(${table.state} = 'open') = (${table.answeredAt} is null) and (${table.state} = 'open') = (${table.answeredBy} is null)
        and (${table.state} = 'open') = (${table.answer} is null)`,
    ),
  ],
)
