import { expect, test } from 'vitest'
import { readCapacity } from '#app/domain/compute/read-capacity.server.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { endHours } from '#app/domain/giving/in-kind/end-hours.server.ts'
import { noteDelivery } from '#app/domain/giving/in-kind/note-delivery.server.ts'
import { readHoursWaiting } from '#app/domain/giving/in-kind/read-hours-waiting.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { hoursDeliveries } from '#db/schema/in-kind.ts'
import { cast } from '#test/support/cast.ts'
import { givenHours } from '#test/support/given/in-kind.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  const people = await cast(world)
  const donor = { kind: 'new' as const, name: 'Lovelace Compute', email: 'ada@demo.test', is: 'organisation' as const }
  const hoursId = await givenHours(world, people.fay, { donor })
  const ask = (hours: number, words: { month?: Month; evidence?: string } = {}) => ({
    deliveryId: world.ids.next('hdl'),
    hoursId,
    month: '2026-03' as Month,
    seconds: gpuHours(hours),
    evidence: 'Partition atom',
    ...words,
  })
  return { world, hoursId, ask, ...people }
}

test('the company itself says that hours are there; they wait for a compute officer and are in no pool', async () => {
  const { world, ask, ada, ravi, mina } = await given()
  const delivery = ask(400)

  expect(await noteDelivery(world, ada, delivery), 'not hers before she proved the address').toMatchObject({
    refused: 'no-such-promise',
  })
  await claimDonors(world, ada)
  await Promise.all([noteDelivery(world, ada, delivery), noteDelivery(world, ada, delivery)])

  expect(await world.db.select().from(hoursDeliveries)).toMatchObject([{ state: 'noted', said: gpuHours(400) }])
  expect((await readCapacity(world.db)).flatMap(({ months }) => months)).toEqual([])
  expect(await readHoursWaiting(world.db, ravi)).toMatchObject([
    {
      act: 'confirm-delivery',
      detail: '400 GPU-h (H100), March 2026',
      until: new Date('2026-04-15T00:00:00Z'),
    },
  ])
  expect(await readHoursWaiting(world.db, mina)).toEqual([])
})

test('never more than was promised is noted, also at the same moment', async () => {
  const { world, ask, fay } = await given()

  const four = await Promise.all([1, 2, 3, 4].map(() => noteDelivery(world, fay, ask(300))))

  expect(four.filter(({ ok }) => ok)).toHaveLength(3)
  expect(await noteDelivery(world, fay, ask(101))).toEqual({
    ok: false,
    refused: 'more-than-promised',
    detail: { left: gpuHours(100) },
  })
  expect((await noteDelivery(world, fay, ask(100))).ok).toBe(true)
})

test('one form sent at once for two promises is a delivery of one of them', async () => {
  const { world, ask, fay } = await given()
  const other = await givenHours(world, fay)
  const delivery = ask(10)

  const both = await Promise.all([
    noteDelivery(world, fay, delivery),
    noteDelivery(world, fay, { ...delivery, hoursId: other }),
  ])

  expect(both.map((outcome) => (outcome.ok ? 'noted' : outcome.refused)).sort()).toEqual(['noted', 'other-words'])
  expect(await world.db.select().from(hoursDeliveries)).toHaveLength(1)
})

test('a delivery that makes no sense is refused, each for its reason', async () => {
  const { world, ask, hoursId, fay, grace, otto } = await given()

  for (const person of [grace, otto])
    expect(await noteDelivery(world, person, ask(1))).toEqual({ ok: false, refused: 'no-such-promise' })
  expect(await noteDelivery(world, fay, ask(0))).toEqual({ ok: false, refused: 'no-hours' })
  expect(await noteDelivery(world, fay, ask(1, { evidence: ' ' }))).toEqual({ ok: false, refused: 'no-evidence' })
  for (const month of ['2026-02', '2026-05'] as Month[])
    expect(await noteDelivery(world, fay, ask(1, { month }))).toEqual({ ok: false, refused: 'outside-window' })
  await endHours(world, fay, { hoursId, reason: 'Sold', as: 'staff' })
  expect(await noteDelivery(world, fay, ask(1))).toEqual({ ok: false, refused: 'not-active' })
})

test('a delivery sent again with other words, or for another promise, is refused', async () => {
  const { world, ask, fay } = await given()
  const delivery = ask(100)
  await noteDelivery(world, fay, delivery)
  const other = await givenHours(world, fay)
  const refused = { ok: false, refused: 'other-words' }

  expect((await noteDelivery(world, fay, delivery)).ok).toBe(true)
  expect(await noteDelivery(world, fay, { ...delivery, seconds: gpuHours(200) })).toEqual(refused)
  expect(await noteDelivery(world, fay, { ...delivery, hoursId: other })).toEqual(refused)
  expect(await world.db.select().from(hoursDeliveries)).toMatchObject([{ said: gpuHours(100) }])
})
