import { eq } from 'drizzle-orm'
import { noteDelivery } from '#app/domain/giving/in-kind/note-delivery.server.ts'
import { type HoursAsk, pledgeHours } from '#app/domain/giving/in-kind/pledge-hours.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import { hoursDeliveries, hoursPledges } from '#db/schema/in-kind.ts'
import type { TestWorld } from '../world.ts'
import { givenGpuClasses, made } from './grants.ts'

/** What staff write down of a company that promises 1,000 hours in March and April. */
export function hoursAsk(world: TestWorld, words: Partial<HoursAsk> = {}): HoursAsk {
  return {
    hoursId: world.ids.next('hpl'),
    donor: { kind: 'new', name: 'Tessera Labs', email: 'giving@tessera.example', is: 'organisation' },
    gpuClass: 'h100',
    promised: gpuHours(1_000),
    firstMonth: '2026-03' as Month,
    lastMonth: '2026-04' as Month,
    agreement: 'Letter of 1 February 2026',
    isAnonymous: false,
    publicName: 'Tessera Labs',
    ...words,
  }
}

export async function givenHours(world: TestWorld, fay: Person, words: Partial<HoursAsk> = {}): Promise<Id<'hpl'>> {
  await givenGpuClasses(world)
  return made(await pledgeHours(world, fay, hoursAsk(world, words))).hoursId
}

/** Hours of March that are said to be there. */
export async function givenDelivery(
  world: TestWorld,
  noter: Person,
  { hoursId, hours, month = '2026-03' as Month }: { hoursId: Id<'hpl'>; hours: number; month?: Month },
): Promise<Id<'hdl'>> {
  const deliveryId = world.ids.next('hdl')
  const ask = { deliveryId, hoursId, month, seconds: gpuHours(hours), evidence: 'Partition atom' }
  return made(await noteDelivery(world, noter, ask)).deliveryId
}

export async function readHoursRow(world: TestWorld, id: Id<'hpl'>): Promise<typeof hoursPledges.$inferSelect> {
  const [row] = await world.db.select().from(hoursPledges).where(eq(hoursPledges.id, id))
  if (!row) throw new Error(`no promise ${id}`)
  return row
}

export async function readDeliveryRow(world: TestWorld, id: Id<'hdl'>): Promise<typeof hoursDeliveries.$inferSelect> {
  const [row] = await world.db.select().from(hoursDeliveries).where(eq(hoursDeliveries.id, id))
  if (!row) throw new Error(`no delivery ${id}`)
  return row
}
