import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { applications } from './grants.ts'
import { people } from './people.ts'

/** Who was asked to work on an application with its applicant, and what they may do there. Nobody has a right before they have joined. */
export const coApplicants = pgTable(
  'co_applicant',
  {
    id: id<'cap'>()('id').primaryKey(),
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    /** In small letters; who answers must have signed in with it. */
    email: text('email').notNull(),
    personId: id<'psn'>()('person_id').references(() => people.id),
    right: text('right').notNull().$type<'view' | 'edit' | 'submit'>(),
    state: text('state').notNull().$type<'invited' | 'joined' | 'declined' | 'removed'>(),
    invitedBy: id<'psn'>()('invited_by')
      .notNull()
      .references(() => people.id),
    invitedAt: instant('invited_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    unique('co_applicant_once').on(table.applicationId, table.email),
    index('co_applicant_by_person').on(table.personId),
    index('co_applicant_by_email').on(table.email),
    check('co_applicant_right_known', sql`${table.right} in ('view', 'edit', 'submit')`),
    check('co_applicant_state_known', sql`${table.state} in ('invited', 'joined', 'declined', 'removed')`),
    check('co_applicant_email_small', sql`${table.email} = lower(${table.email})`),
    check('co_applicant_joined_is_somebody', sql`${table.state} <> 'joined' or ${table.personId} is not null`),
  ],
)
