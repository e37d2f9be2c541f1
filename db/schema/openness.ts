import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { outputs } from './grants.ts'
import { people } from './people.ts'

/** A component of the Model Openness Framework that a project says it released with a model, and how far staff have looked at it. */
export const opennessClaims = pgTable(
  'openness_claim',
  {
    outputId: id<'out'>()('output_id')
      .notNull()
      .references(() => outputs.id),
    component: text('component').notNull(),
    /** Where anybody finds it: the evidence. */
    url: text('url').notNull(),
    licence: text('licence').notNull(),
    state: text('state').notNull().$type<'claimed' | 'checked' | 'verified' | 'failed'>(),
    claimedBy: id<'psn'>()('claimed_by')
      .notNull()
      .references(() => people.id),
    claimedAt: instant('claimed_at').notNull(),
    checkedBy: id<'psn'>()('checked_by').references(() => people.id),
    checkedAt: instant('checked_at'),
    /** Who verified it, or found that it is not what it says. */
    settledBy: id<'psn'>()('settled_by').references(() => people.id),
    settledAt: instant('settled_at'),
    /** Why it was not what it says, for the team. */
    reason: text('reason').notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.outputId, table.component] }),
    index('openness_claim_waiting').on(table.claimedAt).where(sql`${table.state} in ('claimed', 'checked')`),
    check('openness_claim_state_known', sql`${table.state} in ('claimed', 'checked', 'verified', 'failed')`),
    check(
      'openness_claim_three_people',
      sql`${table.checkedBy} <> ${table.claimedBy} and ${table.settledBy} <> ${table.claimedBy}
        and (${table.state} <> 'verified' or ${table.settledBy} <> ${table.checkedBy})`,
    ),
    check(
      'openness_claim_steps',
      sql`(${table.state} not in ('checked', 'verified') or ${table.checkedBy} is not null)
        and ((${table.state} in ('verified', 'failed')) = (${table.settledBy} is not null))
        and (${table.state} <> 'failed' or ${table.reason} <> '')`,
    ),
  ],
)
