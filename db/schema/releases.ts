import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { gpuSeconds, id, instant } from '../columns.ts'
import { calls, decisions, releases } from './grants.ts'
import { people } from './people.ts'

/** From how much GPU time, over all classes, a decision of a call needs two officers; a call without a row goes by the lab's. */
export const secondRules = pgTable(
  'second_rule',
  {
    callId: id<'cal'>()('call_id')
      .primaryKey()
      .references(() => calls.id),
    fromSeconds: gpuSeconds('from_seconds').notNull(),
    setBy: id<'psn'>()('set_by')
      .notNull()
      .references(() => people.id),
    setAt: instant('set_at').notNull(),
  },
  (table) => [check('second_rule_from', sql`${table.fromSeconds} > 0`)],
)

/** What the second officer said of one draft of a decision. Rows are only added; a draft anew is another draft. */
export const draftAnswers = pgTable(
  'draft_answer',
  {
    decisionId: id<'dec'>()('decision_id')
      .notNull()
      .references(() => decisions.id),
    draft: integer('draft').notNull(),
    stance: text('stance').notNull().$type<'agreed' | 'sent_back'>(),
    words: text('words').notNull(),
    answeredBy: id<'psn'>()('answered_by')
      .notNull()
      .references(() => people.id),
    answeredAt: instant('answered_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.draft] }),
    check('draft_answer_stance', sql`${table.stance} in ('agreed', 'sent_back')`),
    check('draft_answer_says_why', sql`${table.stance} = 'agreed' or ${table.words} <> ''`),
  ],
)

/** From how much GPU time two officers were needed when it was released. Never changed. */
export const releaseRules = pgTable('release_rule', {
  releaseId: id<'rel'>()('release_id')
    .primaryKey()
    .references(() => releases.id),
  secondFrom: gpuSeconds('second_from').notNull(),
})

/** A release at an instant to come. It happens once, or is cancelled, or is refused and says why. */
export const releasePlans = pgTable(
  'release_plan',
  {
    id: id<'rpl'>()('id').primaryKey(),
    callId: id<'cal'>()('call_id')
      .notNull()
      .references(() => calls.id),
    releaseAt: instant('release_at').notNull(),
    plannedBy: id<'psn'>()('planned_by')
      .notNull()
      .references(() => people.id),
    plannedAt: instant('planned_at').notNull(),
    state: text('state').notNull().$type<'waiting' | 'cancelled' | 'released' | 'refused'>(),
    endedAt: instant('ended_at'),
    /** Why it did not happen. */
    refusal: text('refusal'),
    releaseId: id<'rel'>()('release_id')
      .unique()
      .references(() => releases.id),
  },
  (table) => [
    check('release_plan_state', sql`${table.state} in ('waiting', 'cancelled', 'released', 'refused')`),
    check('release_plan_ended', sql`(${table.state} = 'waiting') = (${table.endedAt} is null)`),
    check('release_plan_released', sql`(${table.state} = 'released') = (${table.releaseId} is not null)`),
    check('release_plan_says_why', sql`(${table.state} = 'refused') = (${table.refusal} is not null)`),
    uniqueIndex('release_plan_one').on(table.callId).where(sql`${table.state} = 'waiting'`),
    index('release_plan_due').on(table.releaseAt).where(sql`${table.state} = 'waiting'`),
  ],
)

/** The drafts an officer looked at when the release was planned: no other is released by it. */
export const plannedDrafts = pgTable(
  'planned_draft',
  {
    planId: id<'rpl'>()('plan_id')
      .notNull()
      .references(() => releasePlans.id),
    decisionId: id<'dec'>()('decision_id')
      .notNull()
      .references(() => decisions.id),
    draft: integer('draft').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.decisionId] })],
)
