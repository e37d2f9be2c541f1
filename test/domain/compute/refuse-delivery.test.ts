import { expect, test } from 'vitest'
import { confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { refuseDelivery } from '#app/domain/compute/refuse-delivery.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { supplyLots } from '#db/schema/compute.ts'
import { cast } from '#test/support/cast.ts'
import { givenDelivery, givenHours, readDeliveryRow, readHoursRow } from '#test/support/given/in-kind.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'The queue takes no jobs.'

test('hours that are not there join nothing, and can be noted again', async () => {
  const { world } = held
  const { fay, ravi } = await cast(world)
  const hoursId = await givenHours(world, fay)
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 1_000 })

  expect(await refuseDelivery(world, fay, { deliveryId, reason })).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await refuseDelivery(world, ravi, { deliveryId, reason: ' ' })).toEqual({ ok: false, refused: 'no-reason' })
  expect(await refuseDelivery(world, ravi, { deliveryId: 'hdl_none', reason })).toMatchObject({
    refused: 'no-such-delivery',
  })
  expect((await refuseDelivery(world, ravi, { deliveryId, reason })).ok).toBe(true)

  expect(await refuseDelivery(world, ravi, { deliveryId, reason })).toMatchObject({ refused: 'not-waiting' })
  expect(await confirmDelivery(world, ravi, { deliveryId, seconds: gpuHours(1), reason })).toMatchObject({
    refused: 'not-waiting',
  })
  expect(await readDeliveryRow(world, deliveryId)).toMatchObject({ state: 'refused', reason, lotId: null })
  expect(await readHoursRow(world, hoursId)).toMatchObject({ state: 'active', delivered: 0n })
  expect(await world.db.select().from(supplyLots)).toEqual([])
  await givenDelivery(world, fay, { hoursId, hours: 1_000 })
})
