import { expect, test } from 'vitest'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { readAllocationFor } from '#app/domain/compute/read-allocations.server.ts'
import { readCapacity } from '#app/domain/compute/read-capacity.server.ts'
import { returnHours } from '#app/domain/compute/return-hours.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, givenSupply } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const march = '2026-03' as Month

test('returned hours go back to the pools of this month and later, never more than planned', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  await givenSupply(world, ravi, 100)
  const first = { projectId, gpuClass: 'h100', months: [{ month: march, seconds: gpuHours(60) }] }
  const { allocationId } = made(await allocateHours(world, actorOf(ravi), first))
  const back = (hours: number, month = march) => ({
    allocationId,
    changeId: world.ids.next('chg'),
    months: [{ month, seconds: gpuHours(hours) }],
  })

  expect(await returnHours(world, actorOf(ravi), back(61))).toMatchObject({ refused: 'more-than-planned' })
  expect(await returnHours(world, actorOf(ravi), back(1, '2026-02' as Month))).toMatchObject({ refused: 'month-over' })
  made(await returnHours(world, actorOf(ravi), back(45)))

  expect(await readAllocationFor(world.db, grace, allocationId)).toMatchObject({
    granted: gpuHours(15),
    left: gpuHours(15),
  })
  expect((await readCapacity(world.db))[0]?.months).toMatchObject([{ free: gpuHours(85) }])
})

test('the same form twice returns once, also when nothing is left to return; with other hours it is refused', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  await givenSupply(world, ravi, 100)
  const first = { projectId, gpuClass: 'h100', months: [{ month: march, seconds: gpuHours(60) }] }
  const { allocationId } = made(await allocateHours(world, actorOf(ravi), first))
  const back = (hours: number, changeId = world.ids.next('chg')) => ({
    allocationId,
    changeId,
    months: [{ month: march, seconds: gpuHours(hours) }],
  })
  const part = back(20)

  const outcomes = await Promise.all([1, 2, 3].map(() => returnHours(world, actorOf(ravi), part)))

  expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
  expect(await readAllocationFor(world.db, grace, allocationId)).toMatchObject({ granted: gpuHours(40) })
  expect(await returnHours(world, actorOf(ravi), back(21, part.changeId))).toMatchObject({ refused: 'other-words' })
  const rest = back(40)
  made(await returnHours(world, actorOf(ravi), rest))
  made(await returnHours(world, actorOf(ravi), rest))
  expect((await readCapacity(world.db))[0]?.months).toMatchObject([{ free: gpuHours(100) }])
})
