import { eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { hoursDeliveries } from '#db/schema/in-kind.ts'
import { mayNoteDeliveries } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import { areHers, holdHours } from './hold-hours.server.ts'

/** Its id is made with the form: sent twice, it is one delivery. */
export type DeliveryAsk = {
  deliveryId: Id<'hdl'>
  hoursId: Id<'hpl'>
  month: Month
  seconds: GpuSeconds
  evidence: string
  requestId?: string | undefined
}

/** `more-than-promised`: beyond what is neither delivered nor noted already, in `detail.left` seconds. */
export type DeliveryRefusal =
  | 'no-such-promise'
  | 'other-words'
  | 'no-hours'
  | 'no-evidence'
  | 'not-active'
  | 'outside-window'
  | 'more-than-promised'

/**
 * Notes hours that a company says are there: its own people or staff write it down. It waits for a compute officer, and until then no
 * hour of it is in the calendar. Refuses more than the promise has left, and a form sent again with other words.
 */
export async function noteDelivery(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  ask: DeliveryAsk,
): Promise<Outcome<{ deliveryId: Id<'hdl'> }, DeliveryRefusal>> {
  if (ask.seconds <= 0n) return refuse('no-hours')
  const evidence = ask.evidence.trim()
  if (evidence === '') return refuse('no-evidence')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, ask.requestId) }
  // One form may be sent for two promises at once: whoever comes second finds the delivery of the first.
  return underLock(world, `delivery:${ask.deliveryId}`, async (tx) => {
    const hours = await holdHours(tx, ask.hoursId, mayNoteDeliveries(person) ? undefined : areHers(person))
    if (!hours) return refuse('no-such-promise')
    const { deliveryId, month, seconds } = ask
    const [known] = await tx.select().from(hoursDeliveries).where(eq(hoursDeliveries.id, deliveryId))
    if (known) return isSameDelivery(known, ask) ? done({ deliveryId }) : refuse('other-words')
    if (hours.state !== 'active') return refuse('not-active')
    if (month < hours.firstMonth || month > hours.lastMonth) return refuse('outside-window')
    const left = hours.promised - hours.delivered - (await readNoted(tx, hours.id))
    if (seconds > left) return refuse('more-than-promised', { left })
    await tx.insert(hoursDeliveries).values({
      id: deliveryId,
      pledgeId: hours.id,
      month,
      said: seconds,
      evidence,
      state: 'noted',
      notedBy: person.id,
      notedAt: by.at,
    })
    await recordHappening(tx, by, {
      kind: 'delivery-noted',
      subject: { type: 'hours-pledge', id: hours.id },
      after: { deliveryId, month, seconds },
    })
    return done({ deliveryId })
  })
}

function isSameDelivery(known: typeof hoursDeliveries.$inferSelect, ask: DeliveryAsk): boolean {
  return (
    known.pledgeId === ask.hoursId &&
    known.month === ask.month &&
    known.said === ask.seconds &&
    known.evidence === ask.evidence.trim()
  )
}

/** What waits for its confirmation. */
async function readNoted(tx: Tx, id: Id<'hpl'>): Promise<bigint> {
  const [row] = await tx.execute<{ noted: string }>(sql`
    select coalesce(sum(said), 0)::text as noted from hours_delivery where pledge_id = ${id} and state = 'noted'`)
  return BigInt(row?.noted ?? '0')
}
