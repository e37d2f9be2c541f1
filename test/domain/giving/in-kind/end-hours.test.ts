import { expect, test } from 'vitest'
import { confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { endHours } from '#app/domain/giving/in-kind/end-hours.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { letters } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { givenDelivery, givenHours, readDeliveryRow, readHoursRow } from '#test/support/given/in-kind.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'The cluster was sold.'

async function given() {
  const { world } = held
  const people = await cast(world)
  const donor = { kind: 'new' as const, name: 'Lovelace Compute', email: 'ada@demo.test', is: 'organisation' as const }
  const hoursId = await givenHours(world, people.fay, { donor })
  await claimDonors(world, people.ada)
  return { world, hoursId, ...people }
}

test('a company takes its promise back: what was delivered stays, what waits is refused, and it is written to once', async () => {
  const { world, hoursId, ada, fay, ravi, grace } = await given()
  const here = await givenDelivery(world, fay, { hoursId, hours: 300 })
  await confirmDelivery(world, ravi, { deliveryId: here, seconds: gpuHours(300), reason: '' })
  const waits = await givenDelivery(world, fay, { hoursId, hours: 100 })

  expect(await endHours(world, grace, { hoursId, reason, as: 'giver' })).toMatchObject({ refused: 'no-such-promise' })
  expect(await endHours(world, ada, { hoursId, reason, as: 'staff' })).toMatchObject({ refused: 'no-such-promise' })
  expect(await endHours(world, ada, { hoursId, reason: ' ', as: 'giver' })).toMatchObject({ refused: 'no-reason' })
  const both = await Promise.all([1, 2].map(() => endHours(world, ada, { hoursId, reason, as: 'giver' })))

  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await readHoursRow(world, hoursId)).toMatchObject({ state: 'withdrawn', delivered: gpuHours(300) })
  expect(await readDeliveryRow(world, here)).toMatchObject({ state: 'confirmed' })
  expect(await readDeliveryRow(world, waits)).toMatchObject({ state: 'refused', lotId: null })
  const [letter, ...more] = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'hours-ended')
  expect(more).toEqual([])
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })
  expect(world.mailbox[0]?.text).toContain('300 GPU-h (H100)')
  expect(world.mailbox[0]?.text).toContain('The cluster was sold.')
})

test('staff end what they accepted', async () => {
  const { world, hoursId, fay } = await given()

  await endHours(world, fay, { hoursId, reason, as: 'staff' })

  expect(await readHoursRow(world, hoursId)).toMatchObject({ state: 'cancelled', endReason: reason })
  expect(await endHours(world, fay, { hoursId, reason, as: 'staff' })).toMatchObject({ refused: 'is-over' })
})
