import { expect, test } from 'vitest'
import { confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { readCapacity, readLots } from '#app/domain/compute/read-capacity.server.ts'
import { readHoursGivers } from '#app/domain/impact/read-backers.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { letters } from '#db/schema/activity.ts'
import { supplyLots } from '#db/schema/compute.ts'
import { cast } from '#test/support/cast.ts'
import { givenDelivery, givenHours, readDeliveryRow, readHoursRow } from '#test/support/given/in-kind.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = ''

async function given(words: Parameters<typeof givenHours>[2] = {}) {
  const { world } = held
  const people = await cast(world)
  const hoursId = await givenHours(world, people.fay, words)
  return { world, hoursId, ...people }
}

test('confirmed hours join the pool of their month once, are counted as delivered, and name their giver on the wall', async () => {
  const { world, hoursId, fay, ravi } = await given()
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 400 })

  const both = await Promise.all(
    [1, 2].map(() => confirmDelivery(world, ravi, { deliveryId, seconds: gpuHours(400), reason })),
  )

  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect((await readCapacity(world.db)).flatMap(({ months }) => months)).toMatchObject([
    { month: '2026-03', supply: gpuHours(400), free: gpuHours(400) },
  ])
  expect(await readLots(world.db)).toMatchObject([{ donor: 'Tessera Labs', hoursId, lot: { source: 'donated' } }])
  expect(await readHoursRow(world, hoursId)).toMatchObject({ state: 'active', delivered: gpuHours(400) })
  expect(await readHoursGivers(world.db)).toMatchObject([
    { name: 'Tessera Labs', link: null, logo: null, hours: [{ gpuClass: 'h100', seconds: gpuHours(400) }] },
  ])
})

test('the acknowledgement says class, hours and month, and never a value in dollars', async () => {
  const { world, hoursId, fay, ravi } = await given()
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 400 })
  await confirmDelivery(world, ravi, { deliveryId, seconds: gpuHours(400), reason })

  const [letter] = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'hours-delivered')
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })

  const [sent] = world.mailbox
  expect(sent).toMatchObject({
    to: 'giving@tessera.example',
    subject: 'Thank you: 400 GPU-h (H100) received for March 2026',
  })
  expect(sent?.attachments).toMatchObject([{ fileName: 'gpu-hours.pdf' }])
  expect(sent?.text).toContain('400 GPU-h (H100)')
  expect(sent?.text).toContain('No goods or services were provided in exchange')
  expect(sent?.text).not.toContain('$')
})

test('the last hours fulfil the promise; less than was said needs a reason and leaves the rest to come', async () => {
  const { world, hoursId, fay, ravi } = await given()
  const first = await givenDelivery(world, fay, { hoursId, hours: 600 })

  expect(await confirmDelivery(world, ravi, { deliveryId: first, seconds: gpuHours(500), reason })).toMatchObject({
    refused: 'no-reason',
  })
  await confirmDelivery(world, ravi, { deliveryId: first, seconds: gpuHours(500), reason: 'A node was down' })
  expect(await readDeliveryRow(world, first)).toMatchObject({ said: gpuHours(600), confirmed: gpuHours(500) })
  const second = await givenDelivery(world, fay, { hoursId, hours: 500 })
  await confirmDelivery(world, ravi, { deliveryId: second, seconds: gpuHours(500), reason })

  expect(await readHoursRow(world, hoursId)).toMatchObject({ state: 'fulfilled', delivered: gpuHours(1_000) })
})

test('an anonymous giver of hours is on no wall and in no list of lots', async () => {
  const { world, hoursId, fay, ravi } = await given({ isAnonymous: true, publicName: null })
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 10 })

  await confirmDelivery(world, ravi, { deliveryId, seconds: gpuHours(10), reason })

  expect(await readHoursGivers(world.db)).toEqual([])
  expect(await readLots(world.db)).toMatchObject([{ donor: null }])
})

test('only a compute officer confirms, what waits, within its hours, while the month is open', async () => {
  const { world, hoursId, fay, ravi, mina, otto } = await given()
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 10 })
  const ask = { deliveryId, seconds: gpuHours(10), reason }

  for (const person of [fay, mina, otto])
    expect(await confirmDelivery(world, person, ask)).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await confirmDelivery(world, ravi, { ...ask, seconds: gpuHours(0) })).toMatchObject({ refused: 'no-hours' })
  expect(await confirmDelivery(world, ravi, { ...ask, seconds: gpuHours(11) })).toMatchObject({
    refused: 'more-than-said',
  })
  expect(await confirmDelivery(world, ravi, { ...ask, deliveryId: 'hdl_none' })).toMatchObject({
    refused: 'no-such-delivery',
  })
  world.clock.set('2026-04-16T00:00:00Z')
  expect(await confirmDelivery(world, ravi, ask)).toEqual({ ok: false, refused: 'month-over' })
  expect(await world.db.select().from(supplyLots)).toEqual([])
})
