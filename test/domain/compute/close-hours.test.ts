import { expect, test } from 'vitest'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { closeHours } from '#app/domain/compute/close-hours.server.ts'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { readAllocationFor } from '#app/domain/compute/read-allocations.server.ts'
import { readCapacity } from '#app/domain/compute/read-capacity.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a month over for a fortnight closes: what nobody used expires, once, and its allocation ends', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  const month = '2026-04' as Month
  const seconds = gpuHours(100)
  made(
    await publishSupply(world, actorOf(ravi), {
      lotId: world.ids.next('lot'),
      gpuClass: 'h100',
      month,
      seconds,
      title: 'Own',
      from: { kind: 'owned' },
    }),
  )
  const months = [{ month, seconds: gpuHours(60) }]
  const { allocationId } = made(await allocateHours(world, actorOf(ravi), { projectId, gpuClass: 'h100', months }))
  const state = async () => (await readAllocationFor(world.db, grace, allocationId))?.state

  expect(await state()).toBe('scheduled')
  world.clock.set('2026-04-02T00:00:00Z')
  await closeHours(world, portal('calendar'))
  expect(await state()).toBe('open')
  world.clock.set('2026-05-10T00:00:00Z')
  expect(await closeHours(world, portal('calendar'))).toEqual({ opened: 0, ended: 0, expired: 0 })
  world.clock.set('2026-05-16T00:00:00Z')
  expect(await closeHours(world, portal('calendar'))).toEqual({ opened: 0, ended: 1, expired: 1 })
  expect(await closeHours(world, portal('calendar'))).toEqual({ opened: 0, ended: 0, expired: 0 })

  expect(await state()).toBe('ended')
  const [h100] = await readCapacity(world.db)
  expect(h100?.months).toMatchObject([{ supply: seconds, expired: seconds, free: 0n, promised: 0n }])
})
