import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { day, id, instant } from '../columns.ts'
import { awards, projects } from './grants.ts'
import { people } from './people.ts'

/** What a project asks to change after its award, and what became of that. The award and its agreement stay as they were signed; this stands beside them. */
export const amendments = pgTable(
  'amendment',
  {
    id: id<'amd'>()('id').primaryKey(),
    projectId: id<'prj'>()('project_id')
      .notNull()
      .references(() => projects.id),
    /** The project’s last award when it was asked. */
    awardId: id<'awd'>()('award_id')
      .notNull()
      .references(() => awards.id),
    kind: text('kind').notNull().$type<'extension' | 'plan' | 'people' | 'goal'>(),
    /** How it would be: in words, of everything but an extension. */
    words: text('words').notNull().default(''),
    /** The project’s last day that is asked for, of an extension. */
    askedUntil: day('asked_until'),
    why: text('why').notNull(),
    state: text('state').notNull().$type<'asked' | 'approved' | 'approved_in_part' | 'declined' | 'withdrawn'>(),
    askedBy: id<'psn'>()('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: instant('asked_at').notNull(),
    /** The day by which the lab said it would answer. */
    replyBy: day('reply_by').notNull(),
    answeredBy: id<'psn'>()('answered_by').references(() => people.id),
    answeredAt: instant('answered_at'),
    answer: text('answer').notNull().default(''),
    /** Of an extension that was approved: the last day before, and since. */
    untilBefore: day('until_before'),
    untilAfter: day('until_after'),
  },
  (table) => [
    index('amendment_by_project').on(table.projectId, table.id.desc()),
    index('amendment_by_award').on(table.awardId),
    index('amendment_waiting').on(table.askedAt).where(sql`${table.state} = 'asked'`),
    uniqueIndex('amendment_one_open').on(table.projectId, table.kind).where(sql`${table.state} = 'asked'`),
    check('amendment_kind_known', sql`${table.kind} in ('extension', 'plan', 'people', 'goal')`),
    check(
      'amendment_state_known',
      sql`${table.state} in ('asked', 'approved', 'approved_in_part', 'declined', 'withdrawn')`,
    ),
    check('amendment_says_why', sql`${table.why} <> ''`),
    check('amendment_asks_for', sql`(${table.kind} = 'extension') = (${table.askedUntil} is not null)`),
    check(
      'amendment_answered',
      sql`(${table.state} in ('approved', 'approved_in_part', 'declined')) = (${table.answeredBy} is not null)
        and (${table.state} = 'asked') = (${table.answeredAt} is null)
        and (${table.answeredBy} is null or ${table.answer} <> '')`,
    ),
    check(
      'amendment_moves_an_end',
      sql`(${table.kind} = 'extension' and ${table.state} in ('approved', 'approved_in_part')) = (${table.untilAfter} is not null)
        and (${table.untilBefore} is null) = (${table.untilAfter} is null)`,
    ),
  ],
)
