import { and, asc, eq, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import { applications } from '#db/schema/grants.ts'
import { callStage } from '../call.ts'
import { type LockedApplication, lockApplication, moveApplication } from '../lock-application.server.ts'
import { endReopening } from './reopening.server.ts'

/** Ends, one by one, what was still being changed at its deadline: what was sent last counts, as it has all along. Answers how many. */
export async function closeReopenings(world: Touches<'db' | 'clock' | 'ids'>, actor: Actor): Promise<number> {
  const at = world.clock.now()
  const over = await world.db
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(eq(applications.state, 'reopened'), sql`application_deadline(${applications.id}) <= ${at.toISOString()}`),
    )
    .orderBy(asc(applications.id))
    .limit(1000)
  let closed = 0
  for (const { id } of over) {
    const isClosed = await world.db.transaction(async (tx) => {
      const application = await lockApplication(tx, id)
      return application ? closeReopening(tx, { ids: world.ids, at, actor }, application) : false
    })
    if (isClosed) closed += 1
  }
  return closed
}

/** Part of a verb that finds an application past its deadline: false when it is not being changed, or may still be. */
export async function closeReopening(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { id, state, call }: LockedApplication,
): Promise<boolean> {
  if (state !== 'reopened' || callStage(call, by.at) !== 'closed') return false
  await endReopening(tx, id, { end: 'deadline', at: by.at })
  return moveApplication(tx, by, { id, from: ['reopened'], to: 'submitted', happening: 'changes-left-unsent' })
}
