import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { day, id, instant } from '../columns.ts'
import { applications, assignments, calls } from './grants.ts'
import { people } from './people.ts'

/** When people are reminded in a call, in days; a call without a row goes by the usual. */
export const reminderRules = pgTable('reminder_rule', {
  callId: id<'cal'>()('call_id')
    .primaryKey()
    .references(() => calls.id),
  reviewBefore: integer('review_before').array().notNull(),
  reviewAfter: integer('review_after').array().notNull(),
  draftBefore: integer('draft_before').array().notNull(),
  setBy: id<'psn'>()('set_by')
    .notNull()
    .references(() => people.id),
  setAt: instant('set_at').notNull(),
})

/** One letter to the reviewer of an assignment: once for each of its days and marks. */
export const reviewReminders = pgTable(
  'review_reminder',
  {
    assignmentId: id<'asg'>()('assignment_id')
      .notNull()
      .references(() => assignments.id),
    /** The day it was due when the letter was sent, in the lab’s zone. */
    dueOn: day('due_on').notNull(),
    which: text('which').notNull().$type<'before' | 'after'>(),
    days: integer('days').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.assignmentId, table.dueOn, table.which, table.days] }),
    check('review_reminder_which', sql`${table.which} in ('before', 'after')`),
  ],
)

/** One letter to the applicant of a draft: once for each deadline and number of days before it. */
export const draftReminders = pgTable(
  'draft_reminder',
  {
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    /** The day of its own deadline, in the zone of its call. */
    dueOn: day('due_on').notNull(),
    days: integer('days').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.dueOn, table.days] })],
)
