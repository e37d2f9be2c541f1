import { asc, eq } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import { confirmableUntil } from '#app/domain/ledger/open-month.ts'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'
import { formatMonth } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { hoursDeliveries, hoursPledges } from '#db/schema/in-kind.ts'
import { mayAcceptPledges, maySeeAnonymous } from '../policy.ts'

/** Offers of hours that wait for a yes, and deliveries that wait for a compute officer: the oldest, at most 200 of each. */
export async function readHoursWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  const [offers, deliveries] = await Promise.all([
    mayAcceptPledges(person) ? readOffers(reads, person) : [],
    hasRole(person, 'compute_officer', 'administrator') ? readNoted(reads, person) : [],
  ])
  return [...offers, ...deliveries]
}

const mostShown = 200

async function readOffers(reads: Reads, person: Person): Promise<Waiting[]> {
  const rows = await reads
    .select()
    .from(hoursPledges)
    .where(eq(hoursPledges.state, 'offered'))
    .orderBy(asc(hoursPledges.id))
    .limit(mostShown)
  return rows.map((row) => ({
    act: 'accept-hours',
    at: row.id,
    title: nameOf(row, person),
    detail: hoursWords(row.gpuClass, row.promised),
    since: row.offeredAt,
  }))
}

async function readNoted(reads: Reads, person: Person): Promise<Waiting[]> {
  const rows = await reads
    .select({ delivery: hoursDeliveries, hours: hoursPledges })
    .from(hoursDeliveries)
    .innerJoin(hoursPledges, eq(hoursPledges.id, hoursDeliveries.pledgeId))
    .where(eq(hoursDeliveries.state, 'noted'))
    .orderBy(asc(hoursDeliveries.id))
    .limit(mostShown)
  return rows.map(({ delivery, hours }) => ({
    act: 'confirm-delivery',
    at: hours.id,
    title: nameOf(hours, person),
    detail: `${hoursWords(hours.gpuClass, delivery.said)}, ${formatMonth(delivery.month)}`,
    since: delivery.notedAt,
    until: confirmableUntil(delivery.month),
  }))
}

function nameOf(row: typeof hoursPledges.$inferSelect, person: Person): string {
  return row.isAnonymous && !maySeeAnonymous(person) ? 'An anonymous giver' : row.giverName
}

function hoursWords(gpuClass: string, seconds: GpuSeconds): string {
  return `${formatGpuHours(seconds)} GPU-h (${gpuClass.toUpperCase()})`
}
