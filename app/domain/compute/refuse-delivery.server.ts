import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { hoursDeliveries } from '#db/schema/in-kind.ts'
import { holdDelivery } from './hold-delivery.server.ts'
import { isComputeOfficer } from './policy.ts'

export type RefuseDeliveryRefusal = 'not-allowed' | 'no-such-delivery' | 'not-waiting' | 'no-reason'

/** Says that hours which were noted are not there: nothing joins the calendar, and they may be noted again when they are. */
export async function refuseDelivery(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  input: { deliveryId: Id<'hdl'>; reason: string; requestId?: string | undefined },
): Promise<Outcome<undefined, RefuseDeliveryRefusal>> {
  if (!isComputeOfficer(officer)) return refuse('not-allowed')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(officer, input.requestId) }
  return world.db.transaction(async (tx) => {
    const held = await holdDelivery(tx, input.deliveryId)
    if (!held) return refuse('no-such-delivery')
    if (held.delivery.state !== 'noted') return refuse('not-waiting')
    await tx
      .update(hoursDeliveries)
      .set({ state: 'refused', decidedBy: officer.id, decidedAt: by.at, reason })
      .where(eq(hoursDeliveries.id, held.delivery.id))
    await recordHappening(tx, by, {
      kind: 'delivery-refused',
      subject: { type: 'hours-pledge', id: held.hours.id },
      after: { deliveryId: held.delivery.id, month: held.delivery.month },
    })
    return done()
  })
}
