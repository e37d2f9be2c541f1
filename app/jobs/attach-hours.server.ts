import { readAcknowledgement } from '#app/domain/giving/in-kind/read-deliveries.server.ts'
import type { World } from '#app/domain/world.ts'
import { drawHoursPaper } from '#app/platform/hours-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import type { Id } from '#app/units/id.ts'
import type { Attachment } from './letter-making.tsx'

/** The acknowledgement of hours that were delivered, as it was kept. */
export async function attachHours(world: World, deliveryId: string): Promise<Attachment[]> {
  const found = await readAcknowledgement(world.db, deliveryId as Id<'hdl'>)
  if (!found) return []
  const bytes = await drawHoursPaper(found, { mark: drawOrbit(found.id), lab: world.lab })
  return [{ fileName: 'gpu-hours.pdf', type: 'application/pdf', bytes }]
}
