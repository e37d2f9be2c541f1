import { and, desc, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { supplyLots } from '#db/schema/compute.ts'
import { hoursDeliveries, hoursPledges } from '#db/schema/in-kind.ts'
import { maySeeAnonymous } from '../policy.ts'
import { areHers } from './hold-hours.server.ts'
import type { Acknowledged } from './hours-pledge.ts'

export type Delivery = {
  id: Id<'hdl'>
  month: Month
  said: GpuSeconds
  confirmed: GpuSeconds | null
  evidence: string
  state: 'noted' | 'confirmed' | 'refused'
  notedAt: Date
  decidedAt: Date | null
  reason: string | null
  /** The entry that put them in the calendar. */
  entryId: Id<'ent'> | null
}

/** What was delivered of a promise, said or confirmed, the newest first. */
export async function readDeliveries(reads: Reads, pledgeId: Id<'hpl'>): Promise<Delivery[]> {
  const { id, month, said, confirmed, evidence, state, notedAt, decidedAt, reason } = hoursDeliveries
  return reads
    .select({ id, month, said, confirmed, evidence, state, notedAt, decidedAt, reason, entryId: supplyLots.entryId })
    .from(hoursDeliveries)
    .leftJoin(supplyLots, eq(supplyLots.id, hoursDeliveries.lotId))
    .where(eq(hoursDeliveries.pledgeId, pledgeId))
    .orderBy(desc(hoursDeliveries.id))
}

export type Acknowledgement = { id: Id<'hdl'>; at: Date; paper: Acknowledged }

/** The words of an acknowledgement as they were kept; of a letter that is sent. Null once its giver's papers are removed. */
export async function readAcknowledgement(reads: Reads, id: Id<'hdl'>): Promise<Acknowledgement | null> {
  const [row] = await reads.select().from(hoursDeliveries).where(eq(hoursDeliveries.id, id))
  if (!row?.acknowledged || !row.decidedAt) return null
  const paper = row.acknowledged as Acknowledged
  return paper.giver === '' ? null : { id, at: row.decidedAt, paper }
}

/** The same for a reader: its giver herself, or those in the office who see every giver. */
export async function readAcknowledgementFor(
  reads: Reads,
  person: Person,
  id: Id<'hdl'>,
): Promise<Acknowledgement | null> {
  const [row] = await reads
    .select({ id: hoursDeliveries.id })
    .from(hoursDeliveries)
    .innerJoin(hoursPledges, eq(hoursPledges.id, hoursDeliveries.pledgeId))
    .where(and(eq(hoursDeliveries.id, id), maySeeAnonymous(person) ? undefined : areHers(person)))
  return row ? readAcknowledgement(reads, id) : null
}
