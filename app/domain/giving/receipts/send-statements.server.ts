import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { donors } from '#db/schema/giving.ts'
import { statementRunGivers, statementRuns } from '#db/schema/own.ts'
import { issueStatement } from './issue-statement.server.ts'

type SendWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>
type Work = { runId: Id<'srn'>; year: number; donorId: Id<'dnr'> }

const atOnce = 200

/**
 * Works a run off: each giver in a transaction of her own, statement and letter together. One that fails is written down with
 * its reason and stops nobody else; it waits for the next run. Two workers share the givers; a run cut short goes on where it was.
 */
export async function sendStatements(
  world: SendWorld,
  runId: Id<'srn'>,
): Promise<{ sent: number; nothing: number; failed: number }> {
  const counts = { sent: 0, nothing: 0, failed: 0 }
  const [run] = await world.db.select().from(statementRuns).where(eq(statementRuns.id, runId))
  if (!run) throw new Error(`no run ${runId}`)
  for (;;) {
    const waiting = await world.db
      .select({ donorId: statementRunGivers.donorId })
      .from(statementRunGivers)
      .where(and(eq(statementRunGivers.runId, runId), eq(statementRunGivers.state, 'waiting')))
      .orderBy(asc(statementRunGivers.donorId))
      .limit(atOnce)
    if (waiting.length === 0) break
    for (const { donorId } of waiting) {
      const came = await sendOne(world, { runId, year: run.year, donorId })
      if (came) counts[came] += 1
    }
  }
  await world.db
    .update(statementRuns)
    .set({ finishedAt: world.clock.now() })
    .where(and(eq(statementRuns.id, runId), isNull(statementRuns.finishedAt)))
  return counts
}

/** What came of one giver; null when another worker has her. */
async function sendOne(world: SendWorld, work: Work): Promise<'sent' | 'nothing' | 'failed' | null> {
  try {
    return await issueAndQueue(world, work)
  } catch (error) {
    // Isolated, so that one giver's trouble keeps no statement from the others; the run's page and the job's log show it.
    const failure = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
    await world.db.update(statementRunGivers).set({ state: 'failed', failure }).where(isWaiting(work))
    return 'failed'
  }
}

async function issueAndQueue(world: SendWorld, work: Work): Promise<'sent' | 'nothing' | null> {
  const { runId, donorId, year } = work
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [own] = await tx.select().from(statementRunGivers).where(isWaiting(work)).for('update')
    if (!own) return null
    const statement = await issueStatement(tx, world, { actor: portal('statements'), donorId, year })
    const [donor] = await tx.select({ email: donors.email }).from(donors).where(eq(donors.id, donorId))
    if (statement && donor) {
      const to = { email: donor.email }
      await queueLetter(
        tx,
        { ids: world.ids, at },
        {
          kind: 'year-statement',
          to,
          subject: { type: 'year-statement', id: statement.id },
        },
      )
    }
    await tx
      .update(statementRunGivers)
      .set(statement ? { state: 'sent', statementId: statement.id } : { state: 'nothing' })
      .where(and(eq(statementRunGivers.runId, runId), eq(statementRunGivers.donorId, donorId)))
    return statement ? 'sent' : 'nothing'
  })
}

function isWaiting({ runId, donorId }: Work) {
  return sql`${statementRunGivers.runId} = ${runId} and ${statementRunGivers.donorId} = ${donorId} and ${statementRunGivers.state} = 'waiting'`
}
