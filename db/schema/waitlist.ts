import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { gpuSeconds, id, instant } from '../columns.ts'
import { calls, decisions, releases } from './grants.ts'
import { people } from './people.ts'

/** A call whose waiting list stands still: hours that return wait for an officer. No row: it goes on by itself. */
export const waitlistStops = pgTable('waitlist_stop', {
  callId: id<'cal'>()('call_id')
    .primaryKey()
    .references(() => calls.id),
  stoppedBy: id<'psn'>()('stopped_by')
    .notNull()
    .references(() => people.id),
  stoppedAt: instant('stopped_at').notNull(),
})

/** An offer made from the waiting list, from hours that returned to the call. Rows are only added. */
export const promotions = pgTable(
  'promotion',
  {
    decisionId: id<'dec'>()('decision_id')
      .notNull()
      .references(() => decisions.id),
    /** The draft that put it on the list: decided anew after an appeal and listed again, it can be offered hours again. */
    draft: integer('draft').notNull().default(1),
    /** Where it stood on the list of those still waiting; those above it needed more than had returned. */
    place: integer('place').notNull(),
    promotedAt: instant('promoted_at').notNull(),
    /** What its applicant read while it waited. */
    reasonBefore: text('reason_before').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.draft] }),
    check('promotion_place', sql`${table.place} > 0`),
  ],
)

/** What of a release's offers was made of hours that had returned to the call before: they are not promised twice. Rows are only added. */
export const releaseReuses = pgTable(
  'release_reuse',
  {
    releaseId: id<'rel'>()('release_id')
      .notNull()
      .references(() => releases.id),
    gpuClass: text('gpu_class').notNull(),
    seconds: gpuSeconds('seconds').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.gpuClass] }),
    check('release_reuse_seconds', sql`${table.seconds} > 0`),
  ],
)
