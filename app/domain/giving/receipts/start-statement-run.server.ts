import { sql } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import { statementRunGivers, statementRuns } from '#db/schema/own.ts'
import { mayIssueReceipts } from '../policy.ts'
import { readUnwritten } from './read-statement-run.server.ts'

export type RunRefusal = 'not-an-officer' | 'year-not-over' | 'under-way' | 'nobody-waits'

/**
 * Begins to send a year's statements: writes down every giver whose statement was not sent or has changed since, and leaves the
 * rest to a job. Refuses a year that is not over in the lab's zone, a second run at once, and a year in which nobody waits.
 */
export async function startStatementRun(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  { year, requestId }: { year: number; requestId?: string | undefined },
): Promise<Outcome<{ runId: Id<'srn'>; givers: number }, RunRefusal>> {
  if (!mayIssueReceipts(officer)) return refuse('not-an-officer')
  const at = world.clock.now()
  if (Number(dayIn(world.lab.timeZone, at).slice(0, 4)) <= year) return refuse('year-not-over')
  return world.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`statement-run:${year}`}, 0))`)
    const givers = await readUnwritten(tx, year)
    if (givers.length === 0) return refuse('nobody-waits')
    const runId = world.ids.next('srn')
    const [begun] = await tx
      .insert(statementRuns)
      .values({ id: runId, year, askedBy: officer.id, askedAt: at })
      .onConflictDoNothing()
      .returning({ id: statementRuns.id })
    if (!begun) return refuse('under-way')
    const waiting = givers.map((donorId) => ({ runId, donorId, state: 'waiting' as const }))
    for (let from = 0; from < waiting.length; from += 5_000) {
      await tx.insert(statementRunGivers).values(waiting.slice(from, from + 5_000))
    }
    await enqueueJob(tx, 'send-statements', { runId })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(officer, requestId) },
      {
        kind: 'statements-asked',
        subject: { type: 'statement-run', id: runId },
        after: { year, givers: givers.length },
      },
    )
    return done({ runId, givers: givers.length })
  })
}
