import { and, eq, sql } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { applications } from '#db/schema/grants.ts'

/** Queues the waiting list of each call in which somebody waits and that no officer has stopped. Answers how many. */
export async function promoteWaitlists(world: Touches<'db'>): Promise<number> {
  return world.db.transaction(async (tx) => {
    const calls = await tx
      .selectDistinct({ callId: applications.callId })
      .from(applications)
      .where(
        and(
          eq(applications.state, 'waitlisted'),
          sql`not exists (select from waitlist_stop s where s.call_id = ${applications.callId})`,
        ),
      )
    for (const { callId } of calls) await enqueueJob(tx, 'promote-waitlist', { callId }, { key: `waitlist:${callId}` })
    return calls.length
  })
}
