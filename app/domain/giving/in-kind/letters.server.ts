import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { formatMonth } from '#app/units/time.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { endWords, hoursStatements, labOn, windowWords } from './hours-pledge.ts'
import { readAcknowledgement } from './read-deliveries.server.ts'

export type HoursLetterProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  /** "12,400 GPU-h (H100)" */
  promised: string
  delivered: string
  hasDelivered: boolean
  window: string
  /** How it ended and why; null while it runs. */
  end: { words: string; reason: string } | null
  hoursUrl: string
}

/** What a company reads of its promise of hours: that it is offered, accepted, or over. */
export async function gatherHours(world: Touches<'db' | 'lab'>, hoursId: string): Promise<HoursLetterProps | null> {
  const [row] = await world.db
    .select()
    .from(hoursPledges)
    .where(eq(hoursPledges.id, hoursId as Id<'hpl'>))
  if (!row) return null
  const { lab } = world
  const { state } = row
  const isEnd = state === 'lapsed' || state === 'withdrawn' || state === 'declined' || state === 'cancelled'
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    contact: lab.email,
    giver: row.giverName,
    promised: hoursOf(row.gpuClass, row.promised),
    delivered: hoursOf(row.gpuClass, row.delivered),
    hasDelivered: row.delivered > 0n,
    window: windowWords(row),
    end: isEnd ? { words: endWords[state], reason: row.endReason ?? '' } : null,
    hoursUrl: `${lab.origin}${paths.backer.hoursPledge(row.id)}`,
  }
}

export type HoursDeliveredProps = {
  labName: string
  legalName: string
  address: string
  giver: string
  hours: string
  month: string
  deliveredSoFar: string
  promised: string
  statements: string[]
  impactUrl: string
}

/** The acknowledgement of hours that were delivered: in hours of their class, without a value in dollars. */
export async function gatherHoursDelivered(
  world: Touches<'db' | 'lab'>,
  deliveryId: string,
): Promise<HoursDeliveredProps | null> {
  const found = await readAcknowledgement(world.db, deliveryId as Id<'hdl'>)
  if (!found) return null
  const lab = labOn(found.paper, world.lab)
  const { giver, gpuClass, seconds, month, deliveredSoFar, promised, isDeductible } = found.paper
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    giver,
    hours: hoursOf(gpuClass, BigInt(seconds)),
    month: formatMonth(month),
    deliveredSoFar: hoursOf(gpuClass, BigInt(deliveredSoFar)),
    promised: hoursOf(gpuClass, BigInt(promised)),
    statements: hoursStatements(isDeductible),
    impactUrl: `${world.lab.origin}${paths.impact()}`,
  }
}

function hoursOf(gpuClass: string, seconds: bigint): string {
  return `${formatGpuHours(gpuSeconds(seconds))} GPU-h (${gpuClass.toUpperCase()})`
}
