import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { donated, pool } from '#app/domain/ledger/account.ts'
import { firstOpenMonth } from '#app/domain/ledger/open-month.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { hoursDeliveries, hoursPledges } from '#db/schema/in-kind.ts'
import { type DeliveryRow, type HoursRow, holdDelivery } from './hold-delivery.server.ts'
import { isComputeOfficer } from './policy.ts'
import { writeLot } from './write-lot.server.ts'

type ConfirmWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>
export type ConfirmDelivery = {
  deliveryId: Id<'hdl'>
  /** What the officer found, which may be less than was said. */
  seconds: GpuSeconds
  reason: string
  requestId?: string | undefined
}
export type ConfirmDeliveryRefusal =
  | 'not-allowed'
  | 'no-such-delivery'
  | 'not-waiting'
  | 'no-hours'
  | 'more-than-said'
  | 'no-reason'
  | 'month-over'

/**
 * Confirms that donated hours are there: they become a lot of the calendar, are counted as delivered, and are acknowledged to
 * their giver, all in one transaction. The last hours fulfil the promise. Less than was said needs a reason.
 */
export async function confirmDelivery(
  world: ConfirmWorld,
  officer: Person,
  ask: ConfirmDelivery,
): Promise<Outcome<{ lotId: Id<'lot'> }, ConfirmDeliveryRefusal>> {
  if (!isComputeOfficer(officer)) return refuse('not-allowed')
  if (ask.seconds <= 0n) return refuse('no-hours')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(officer, ask.requestId) }
  return world.db.transaction(async (tx) => {
    const held = await holdDelivery(tx, ask.deliveryId)
    if (!held) return refuse('no-such-delivery')
    const { delivery } = held
    if (delivery.state !== 'noted') return refuse('not-waiting')
    if (ask.seconds > delivery.said) return refuse('more-than-said', { said: delivery.said })
    if (ask.seconds < delivery.said && ask.reason.trim() === '') return refuse('no-reason')
    if (delivery.month < firstOpenMonth(by.at)) return refuse('month-over')
    const lotId = await publish(tx, by, { ...held, seconds: ask.seconds })
    await confirm(tx, world, { ...held, by, ask, lotId, officer })
    return done({ lotId })
  })
}

type By = { ids: Ids; at: Date; actor: Actor }
type Held = { delivery: DeliveryRow; hours: HoursRow }

async function publish(
  tx: Tx,
  by: By,
  { delivery, hours, seconds }: Held & { seconds: GpuSeconds },
): Promise<Id<'lot'>> {
  const lotId = by.ids.next('lot')
  const { gpuClass, donorId } = hours
  const { month } = delivery
  const moves = [{ from: donated(lotId, gpuClass, month), to: pool(gpuClass, month), amount: seconds }]
  const title = `Hours in kind, ${gpuClass.toUpperCase()}`
  const row = { id: lotId, gpuClass, month, seconds, title, source: 'donated' as const, donorId }
  await writeLot(tx, by, { row, effectiveOn: dayIn('UTC', by.at), moves })
  return lotId
}

type Confirmed = Held & { by: By; ask: ConfirmDelivery; lotId: Id<'lot'>; officer: Person }

async function confirm(
  tx: Tx,
  world: ConfirmWorld,
  { delivery, hours, by, ask, lotId, officer }: Confirmed,
): Promise<void> {
  const delivered = gpuSeconds(hours.delivered + ask.seconds)
  await tx
    .update(hoursDeliveries)
    .set({
      state: 'confirmed',
      confirmed: ask.seconds,
      lotId,
      decidedBy: officer.id,
      decidedAt: by.at,
      reason: ask.reason.trim() || null,
      acknowledged: paperOf(world, { delivery, hours, seconds: ask.seconds, delivered, at: by.at }),
    })
    .where(eq(hoursDeliveries.id, delivery.id))
  const isWhole = delivered === hours.promised
  await tx
    .update(hoursPledges)
    .set({ delivered, ...(isWhole ? { state: 'fulfilled' as const, endedAt: by.at } : {}) })
    .where(eq(hoursPledges.id, hours.id))
  await queueLetter(tx, by, {
    kind: 'hours-delivered',
    to: { email: hours.giverEmail },
    subject: { type: 'hours-delivery', id: delivery.id },
  })
  const subject = { type: 'hours-pledge', id: hours.id }
  const after = { deliveryId: delivery.id, lotId, month: delivery.month, seconds: ask.seconds }
  await recordHappening(tx, by, { kind: 'delivery-confirmed', subject, after })
  if (isWhole) await recordHappening(tx, by, { kind: 'hours-fulfilled', subject })
}

type Paper = Held & { seconds: GpuSeconds; delivered: GpuSeconds; at: Date }

/** What the acknowledgement says, kept as it stands now: version 1 of `Acknowledged` in giving/in-kind. */
function paperOf({ lab }: ConfirmWorld, { delivery, hours, seconds, delivered, at }: Paper): Record<string, unknown> {
  const { name, legalName, ein, address, email } = lab
  return {
    version: 1,
    lab: { name, legalName, ein, address, email },
    giver: hours.giverName,
    gpuClass: hours.gpuClass,
    seconds: seconds.toString(),
    month: delivery.month,
    deliveredSoFar: delivered.toString(),
    promised: hours.promised.toString(),
    isDeductible: hours.isDeductible,
    on: dayIn(lab.timeZone, at),
  }
}
