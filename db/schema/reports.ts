import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core'
import { day, id, instant } from '../columns.ts'
import { awards, calls, projects } from './grants.ts'
import { people } from './people.ts'

/** What an award of a call owes afterwards. A call without a row follows the standard. Counts for offers signed from then on. */
export const awardRules = pgTable(
  'award_rule',
  {
    callId: id<'cal'>()('call_id')
      .primaryKey()
      .references(() => calls.id),
    /** A progress report is due every so many months; 0: none. */
    everyMonths: smallint('every_months').notNull(),
    /** The final report is due so many days after the last month of hours. */
    finalDays: smallint('final_days').notNull(),
    /** So much of an award, in percent, waits until reports are in and the promised class is verified; 0: nothing waits. */
    lastShare: smallint('last_share').notNull(),
    writtenBy: id<'psn'>()('written_by')
      .notNull()
      .references(() => people.id),
    writtenAt: instant('written_at').notNull(),
  },
  (table) => [
    check('award_rule_months', sql`${table.everyMonths} between 0 and 24`),
    check('award_rule_final', sql`${table.finalDays} between 0 and 365`),
    check('award_rule_share', sql`${table.lastShare} between 0 and 100`),
  ],
)

/** What a project tells the lab by a day: how it goes, how it went, or that something it named is reached. */
export const reports = pgTable(
  'report',
  {
    id: id<'rpt'>()('id').primaryKey(),
    projectId: id<'prj'>()('project_id')
      .notNull()
      .references(() => projects.id),
    /** The award it is owed for; null for a milestone somebody named. */
    awardId: id<'awd'>()('award_id').references(() => awards.id),
    kind: text('kind').notNull().$type<'progress' | 'final' | 'milestone'>(),
    title: text('title').notNull(),
    /** The last day it is in time, in the lab's zone. */
    dueOn: day('due_on').notNull(),
    state: text('state').notNull().$type<'due' | 'submitted' | 'returned' | 'accepted'>(),
    done: text('done').notNull().default(''),
    next: text('next').notNull().default(''),
    problems: text('problems').notNull().default(''),
    /** Grows by one with each save. */
    revision: integer('revision').notNull().default(0),
    namedBy: id<'psn'>()('named_by').references(() => people.id),
    savedBy: id<'psn'>()('saved_by').references(() => people.id),
    savedAt: instant('saved_at'),
    submittedAt: instant('submitted_at'),
    judgedBy: id<'psn'>()('judged_by').references(() => people.id),
    judgedAt: instant('judged_at'),
    /** What the officer wrote to the team with the answer. */
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('report_by_project').on(table.projectId, table.dueOn, table.id),
    index('report_open').on(table.dueOn).where(sql`${table.state} <> 'accepted'`),
    unique('report_owed_once').on(table.awardId, table.kind, table.dueOn),
    unique('report_milestone_once').on(table.projectId, table.kind, table.title, table.dueOn),
    check('report_kind_known', sql`${table.kind} in ('progress', 'final', 'milestone')`),
    check('report_state_known', sql`${table.state} in ('due', 'submitted', 'returned', 'accepted')`),
    check('report_owed_for', sql`(${table.kind} = 'milestone') = (${table.awardId} is null)`),
    check('report_sent_whole', sql`${table.state} not in ('submitted', 'accepted') or ${table.done} <> ''`),
    check('report_returned_why', sql`${table.state} <> 'returned' or ${table.note} <> ''`),
  ],
)

/** The letters a report that is not in has led to: one before its day, one after. A day that moves is told of anew. */
export const reportReminders = pgTable(
  'report_reminder',
  {
    reportId: id<'rpt'>()('report_id')
      .notNull()
      .references(() => reports.id),
    dueOn: day('due_on').notNull(),
    which: text('which').notNull().$type<'before' | 'overdue'>(),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.dueOn, table.which] })],
)
