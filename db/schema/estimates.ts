import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { gpuSeconds, id, instant } from '../columns.ts'
import { applications } from './grants.ts'

/** The size of a run an applicant gave for one GPU class, and the range it came to then: a later method does not change it. */
export const requestEstimates = pgTable(
  'request_estimate',
  {
    applicationId: id<'app'>()('application_id')
      .notNull()
      .references(() => applications.id),
    gpuClass: text('gpu_class').notNull(),
    /** Millions of parameters and of training tokens. */
    parameters: bigint('parameters', { mode: 'bigint' }).notNull(),
    tokens: bigint('tokens', { mode: 'bigint' }).notNull(),
    /** Shares of the GPU's peak, in percent. */
    worst: integer('worst_percent').notNull(),
    best: integer('best_percent').notNull(),
    fewest: gpuSeconds('seconds_fewest').notNull(),
    most: gpuSeconds('seconds_most').notNull(),
    method: smallint('method').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.gpuClass] }),
    check('request_estimate_sane', sql`${table.fewest} > 0 and ${table.fewest} <= ${table.most}`),
  ],
)
