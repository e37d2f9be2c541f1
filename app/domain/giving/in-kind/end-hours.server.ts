import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { hoursDeliveries, hoursPledges } from '#db/schema/in-kind.ts'
import { mayAcceptPledges } from '../policy.ts'
import { areHers, type HoursRow, holdHours } from './hold-hours.server.ts'
import { isOver } from './hours-pledge.ts'

export type EndHoursRefusal = 'no-such-promise' | 'no-reason' | 'is-over'

/**
 * Ends a promise of hours before all are delivered: its giver withdraws it, or staff decline an offer or cancel what was accepted. What was
 * delivered stays delivered and in the calendar; a delivery that waits is refused. Its giver is written to.
 */
export async function endHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  input: { hoursId: Id<'hpl'>; reason: string; as: 'giver' | 'staff'; requestId?: string | undefined },
): Promise<Outcome<undefined, EndHoursRefusal>> {
  const isStaffs = input.as === 'staff'
  if (isStaffs && !mayAcceptPledges(person)) return refuse('no-such-promise')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, input.requestId) }
  return world.db.transaction(async (tx) => {
    const hours = await holdHours(tx, input.hoursId, isStaffs ? undefined : areHers(person))
    if (!hours) return refuse('no-such-promise')
    if (isOver(hours.state)) return refuse('is-over')
    const staffEnd = hours.state === 'offered' ? 'declined' : 'cancelled'
    await endIn(tx, by, { hours, state: isStaffs ? staffEnd : 'withdrawn', reason })
    return done()
  })
}

type By = { ids: Ids; at: Date; actor: Actor }
type Ending = { hours: HoursRow; state: 'declined' | 'cancelled' | 'withdrawn' | 'lapsed'; reason: string }

/** Under the promise's lock. Part of ending it, whoever ends it. */
export async function endIn(tx: Tx, by: By, { hours, state, reason }: Ending): Promise<void> {
  await tx.update(hoursPledges).set({ state, endedAt: by.at, endReason: reason }).where(eq(hoursPledges.id, hours.id))
  await tx
    .update(hoursDeliveries)
    .set({ state: 'refused', decidedAt: by.at, reason: 'The promise has ended.' })
    .where(and(eq(hoursDeliveries.pledgeId, hours.id), eq(hoursDeliveries.state, 'noted')))
  const subject = { type: 'hours-pledge', id: hours.id }
  await queueLetter(tx, by, { kind: 'hours-ended', to: { email: hours.giverEmail }, subject })
  await recordHappening(tx, by, {
    kind: `hours-${state}`,
    subject,
    before: { state: hours.state },
    after: { state, delivered: hours.delivered },
  })
}
