import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { parseId } from '#app/units/id.ts'
import { applications, calls, decisions } from '#db/schema/grants.ts'
import { type GrantLetter, gatherOutcome } from '../letters.server.ts'

/** An offer from the waiting list says until when, since nobody else of the call hears at the same time. */
export type WaitlistLetter = GrantLetter & { until: Date; timeZone: string }

export async function gatherWaitlistOffer(
  world: Touches<'db' | 'lab'>,
  subjectId: string,
): Promise<WaitlistLetter | null> {
  const id = parseId('app', subjectId)
  const letter = await gatherOutcome(world, subjectId)
  if (!id || !letter) return null
  const [row] = await world.db
    .select({ until: decisions.offerUntil, timeZone: calls.timeZone })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(decisions, eq(decisions.applicationId, applications.id))
    .where(eq(applications.id, id))
  return row?.until ? { ...letter, until: row.until, timeZone: row.timeZone } : null
}
