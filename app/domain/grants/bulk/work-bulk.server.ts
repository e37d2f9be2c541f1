import { and, asc, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { bulkActs, bulkRows } from '#db/schema/bulk.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readBulkReviewer } from '../sight/bulk-reviewer.server.ts'
import { actOnRow } from './act-on-row.server.ts'
import type { Bulk } from './bulk.ts'

export type WorkBulkRefusal = 'not-allowed' | 'not-found'

/**
 * Does what still waits of a bulk act, row by row: each its own verb in a transaction of its own, and then its verdict. Whatever
 * breaks it off, the next call goes on where it stopped; a row whose verdict was lost is found to be so already.
 */
export async function workBulk(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  bulkId: Id<'blk'>,
): Promise<Outcome<undefined, WorkBulkRefusal>> {
  const officer = personOf(actor)
  if (!officer || !mayRunCalls(officer)) return refuse('not-allowed')
  const [kept] = await world.db
    .select()
    .from(bulkActs)
    .where(and(eq(bulkActs.id, bulkId), eq(bulkActs.madeBy, officer.id)))
  if (!kept) return refuse('not-found')
  const reviewer = await readBulkReviewer(world.db, bulkId)
  const rows = await world.db
    .select()
    .from(bulkRows)
    .where(and(eq(bulkRows.bulkId, bulkId), eq(bulkRows.verdict, 'waiting')))
    .orderBy(asc(bulkRows.place))
  for (const row of rows) {
    const { verdict, refusal } = await actOnRow(world, actor, { bulk: bulkOf(kept, row.callId, reviewer?.id), row })
    await world.db
      .update(bulkRows)
      .set({ verdict, refusal })
      .where(and(eq(bulkRows.bulkId, bulkId), eq(bulkRows.place, row.place), eq(bulkRows.verdict, 'waiting')))
  }
  return done()
}

type Kept = typeof bulkActs.$inferSelect

function bulkOf(kept: Kept, callId: Id<'cal'> | null, reviewerId: Id<'psn'> | undefined): Bulk {
  const { act, note, outcome, dueAt } = kept
  if (act === 'to-review') return { act }
  if (act === 'return' || act === 'ineligible') return { act, note }
  if (act === 'assign' && reviewerId) return { act, reviewerId, dueAt }
  if (act === 'decide' && outcome) return { act, outcome, note }
  if (act === 'extend' && callId && dueAt) return { act, callId, until: dueAt, note }
  throw new Error(`bulk act ${kept.id} lacks what it is to do`)
}
