import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { calls } from './grants.ts'
import { people } from './people.ts'

/** What a reviewer says she knows: reviewers are proposed by it. */
export const reviewerExpertise = pgTable('reviewer_expertise', {
  personId: id<'psn'>()('person_id')
    .primaryKey()
    .references(() => people.id),
  topics: text('topics').array().notNull(),
  words: text('words').notNull(),
  /** Where she works, as she writes it: compared with where applicants work. */
  institution: text('institution').notNull().default(''),
  saidAt: instant('said_at').notNull(),
})

/** A proposal of who reads what in a call: asked for, worked out in the background, and confirmed or left. The newest counts. */
export const assignmentRuns = pgTable(
  'assignment_run',
  {
    id: id<'arn'>()('id').primaryKey(),
    callId: id<'cal'>()('call_id')
      .notNull()
      .references(() => calls.id),
    state: text('state').notNull().$type<'waiting' | 'running' | 'done' | 'confirmed'>(),
    /** What is being done now, while it is running. */
    step: text('step').$type<'reading' | 'matching' | 'seating' | 'lifting'>(),
    /** AssignmentSettings and a due day; Proposal. Read through assignment-run.ts, which knows their shape. */
    settings: jsonb('settings').notNull(),
    proposal: jsonb('proposal'),
    /** Of everything the proposal rests on: it is confirmed only while that stands. */
    fingerprint: text('fingerprint'),
    askedBy: id<'psn'>()('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: instant('asked_at').notNull(),
    doneAt: instant('done_at'),
    confirmedBy: id<'psn'>()('confirmed_by').references(() => people.id),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    index('assignment_run_newest').on(table.callId, table.id.desc()),
    check('assignment_run_state_known', sql`${table.state} in ('waiting', 'running', 'done', 'confirmed')`),
    check('assignment_run_done', sql`(${table.state} in ('done', 'confirmed')) = (${table.proposal} is not null)`),
    check('assignment_run_confirmed', sql`(${table.state} = 'confirmed') = (${table.confirmedBy} is not null)`),
  ],
)
