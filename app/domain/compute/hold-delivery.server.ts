import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { hoursDeliveries, hoursPledges } from '#db/schema/in-kind.ts'

export type DeliveryRow = typeof hoursDeliveries.$inferSelect
export type HoursRow = typeof hoursPledges.$inferSelect

/** A delivery with its promise, the promise locked until the commit: whoever decides first, decides. */
export async function holdDelivery(tx: Tx, id: Id<'hdl'>): Promise<{ delivery: DeliveryRow; hours: HoursRow } | null> {
  const [found] = await tx.select().from(hoursDeliveries).where(eq(hoursDeliveries.id, id))
  if (!found) return null
  const [hours] = await tx.select().from(hoursPledges).where(eq(hoursPledges.id, found.pledgeId)).for('update')
  const [delivery] = await tx.select().from(hoursDeliveries).where(eq(hoursDeliveries.id, id))
  return hours && delivery ? { delivery, hours } : null
}
