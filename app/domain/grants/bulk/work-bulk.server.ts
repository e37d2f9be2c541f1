import { and, asc, eq, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { bulkActs, bulkRows } from '#db/schema/bulk.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { readBulkReviewer } from '../sight/bulk-reviewer.server.ts'
import { actOnRow } from './act-on-row.server.ts'
import type { Bulk } from './bulk.ts'

type Worked = { waiting: number; problems: unknown[] }
export type WorkBulkRefusal = 'not-allowed' | 'not-found'

/**
 * Does what still waits of a bulk act, row by row: each its own verb in a transaction of its own, and then its verdict. Whatever
 * breaks it off, the next call goes on where it stopped; a row whose verdict was lost is found to be so already. A row that breaks
 * waits on and keeps no other waiting. Two at once take turns. Answers how many still wait, and what broke.
 */
export async function workBulk(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  bulkId: Id<'blk'>,
): Promise<Outcome<Worked, WorkBulkRefusal>> {
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
  const problems: unknown[] = []
  for (const row of rows) {
    try {
      await workRow(world, actor, { bulk: bulkOf(kept, row.callId, reviewer?.id), row })
    } catch (problem) {
      // One row must not keep the others from being done; who called is told what broke.
      problems.push(problem)
    }
  }
  const isWaiting = and(eq(bulkRows.bulkId, bulkId), eq(bulkRows.verdict, 'waiting'))
  return done({ waiting: await world.db.$count(bulkRows, isWaiting), problems })
}

/** The verb has a transaction of its own; the lock, held around it, lets nobody else do a row of the same act meanwhile. */
async function workRow(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  { bulk, row }: { bulk: Bulk; row: typeof bulkRows.$inferSelect },
): Promise<void> {
  await world.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bulk:${row.bulkId}`}, 0))`)
    const isIt = and(eq(bulkRows.bulkId, row.bulkId), eq(bulkRows.place, row.place), eq(bulkRows.verdict, 'waiting'))
    if ((await tx.$count(bulkRows, isIt)) === 0) return
    const { verdict, refusal } = await actOnRow(world, actor, { bulk, row })
    await tx.update(bulkRows).set({ verdict, refusal }).where(isIt)
  })
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
