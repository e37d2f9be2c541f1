import { beforeEach, expect, test } from 'vitest'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { readAllocationFor } from '#app/domain/compute/read-allocations.server.ts'
import { readLots } from '#app/domain/compute/read-capacity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { limits, takeFrom } from '#app/platform/limits.server.ts'
import { action as add, loader as addPage } from '#app/routes/admin.allocations.$allocationId.add/route.tsx'
import { action as giveBack, loader as returnPage } from '#app/routes/admin.allocations.$allocationId.return/route.tsx'
import { loader as capacityPage, action as publish } from '#app/routes/admin.capacity._index/route.tsx'
import { action as decide } from '#app/routes/admin.hours.$hoursId_.deliveries.$deliveryId/route.tsx'
import { action as offer } from '#app/routes/backer.hours._index/route.tsx'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { replaceWorld } from '#app/world.server.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, givenSupply } from '#test/support/given/compute.ts'
import { givenGpuClasses, made } from '#test/support/given/grants.ts'
import { givenDelivery, givenHours, readDeliveryRow } from '#test/support/given/in-kind.ts'
import { get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))
const tooOld = 'This form is too old. Open it again; nothing was done.'

test('hours published by a form sent twice are one lot; a form without its lot publishes nothing', async () => {
  const { world } = held
  const { ravi } = await cast(world)
  await givenGpuClasses(world)
  const asked = { as: ravi, hasSecondStep: true }
  const { lotId } = (await get(world, capacityPage, asked)).body as { lotId: string }
  const form = { gpuClass: 'h100', month: '2026-03', hours: '12', title: 'Own', source: 'owned' }

  const unknown = await post(world, publish, { ...form, lotId: 'lot_1' }, asked)
  const without = await post(world, publish, form, asked)
  const statuses = [
    (await post(world, publish, { ...form, lotId }, asked)).status,
    (await post(world, publish, { ...form, lotId }, asked)).status,
  ]

  expect(unknown).toMatchObject({ status: 400, body: { form: { fieldErrors: { lotId: [tooOld] } } } })
  expect(without).toMatchObject({ status: 400, body: { form: { fieldErrors: { lotId: [tooOld] } } } })
  expect(statuses).toEqual([303, 303])
  expect(await readLots(world.db)).toMatchObject([{ lot: { id: lotId } }])
})

test('hours added, or taken back, by a form sent twice move once; a refused form keeps its change', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  await givenSupply(world, ravi, 100)
  const months = [{ month: '2026-03' as Month, seconds: gpuHours(10) }]
  const { allocationId } = made(await allocateHours(world, actorOf(ravi), { projectId, gpuClass: 'h100', months }))
  const asked = { as: ravi, hasSecondStep: true, params: { allocationId } }
  const granted = async () => (await readAllocationFor(world.db, grace, allocationId))?.granted
  const changeOf = async (page: typeof addPage | typeof returnPage) =>
    ((await get(world, page, asked)).body as { changeId: string }).changeId
  const more = { changeId: await changeOf(addPage), 'hours-2026-03': '30' }
  const back = { changeId: await changeOf(returnPage), 'hours-2026-03': '5' }

  const refused = await post(world, add, { ...more, 'hours-2026-03': '91' }, asked)
  await post(world, add, more, asked)
  const again = await post(world, add, more, asked)

  expect(refused).toMatchObject({ status: 409, body: { form: { values: { changeId: more.changeId } } } })
  expect(again.status).toBe(303)
  expect(await granted()).toBe(gpuHours(40))

  await post(world, giveBack, back, asked)
  expect((await post(world, giveBack, back, asked)).status).toBe(303)
  expect(await granted()).toBe(gpuHours(35))
})

test('a delivery that is there needs its hours: the form without them decides nothing', async () => {
  const { world } = held
  const { fay, ravi } = await cast(world)
  const hoursId = await givenHours(world, fay)
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 100 })
  const asked = { as: ravi, hasSecondStep: true, params: { hoursId, deliveryId } }

  const without = await post(world, decide, { found: 'there', hours: '', reason: 'All well' }, asked)
  const nothing = await post(world, decide, { hours: '100' }, asked)

  expect(without).toMatchObject({ status: 400, body: { form: { fieldErrors: { hours: ['Say how many hours.'] } } } })
  expect(nothing).toMatchObject({ status: 400, body: { form: { fieldErrors: { found: ['Say what you found.'] } } } })
  expect(await readDeliveryRow(world, deliveryId)).toMatchObject({ state: 'noted' })

  const there = await post(world, decide, { found: 'there', hours: '60', reason: 'Four nodes are missing' }, asked)
  expect(there.status).toBe(303)
  expect(await readDeliveryRow(world, deliveryId)).toMatchObject({ state: 'confirmed', confirmed: gpuHours(60) })
})

test('hours that are not there are refused, whatever stands in the box of hours', async () => {
  const { world } = held
  const { fay, ravi } = await cast(world)
  const hoursId = await givenHours(world, fay)
  const deliveryId = await givenDelivery(world, fay, { hoursId, hours: 100 })
  const asked = { as: ravi, hasSecondStep: true, params: { hoursId, deliveryId } }

  const answer = await post(world, decide, { found: 'not-there', hours: 'none', reason: 'No partition' }, asked)

  expect(answer.status).toBe(303)
  expect(await readDeliveryRow(world, deliveryId)).toMatchObject({ state: 'refused', reason: 'No partition' })
})

test('a person offers hours ten times an hour, and keeps what she typed beyond that', async () => {
  const { world } = held
  const { ada } = await cast(world)
  await givenGpuClasses(world)
  const form = { hours: world.ids.next('hpl'), company: 'Lovelace', gpuClass: 'h100', promised: '10', words: 'By SSH' }
  for (let tries = 0; tries < 10; tries += 1) await takeFrom(world, limits.offerFromPerson, ada.id)

  const answer = await post(world, offer, { ...form, firstMonth: '2026-03', lastMonth: '2026-04' }, { as: ada })

  expect(answer).toMatchObject({ status: 429, body: { form: { values: { company: 'Lovelace' } } } })
  expect(await world.db.select().from(hoursPledges)).toEqual([])
})
