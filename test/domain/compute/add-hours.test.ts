import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addHours } from '#app/domain/compute/add-hours.server.ts'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { readAllocationFor } from '#app/domain/compute/read-allocations.server.ts'
import { returnHours } from '#app/domain/compute/return-hours.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { projects } from '#db/schema/grants.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, givenSupply } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const march = '2026-03' as Month
const april = '2026-04' as Month

test('more hours come from the pool, never beyond it, and the window grows to hold them', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  await givenSupply(world, ravi, 100)
  await givenSupply(world, ravi, 50, april)
  const first = { projectId, gpuClass: 'h100', months: [{ month: march, seconds: gpuHours(60) }] }
  const { allocationId } = made(await allocateHours(world, actorOf(ravi), first))
  const more = (hours: number) => ({
    allocationId,
    changeId: world.ids.next('chg'),
    months: [{ month: april, seconds: gpuHours(hours) }],
  })

  expect(await addHours(world, actorOf(ravi), more(51))).toMatchObject({
    refused: 'not-enough-left',
    detail: { '2026-04 left': gpuHours(50) },
  })
  made(await addHours(world, actorOf(ravi), more(40)))

  const allocation = await readAllocationFor(world.db, grace, allocationId)
  expect(allocation).toMatchObject({
    granted: gpuHours(100),
    lastMonth: april,
    months: [{ planned: gpuHours(60) }, { planned: gpuHours(40) }],
  })
  expect(await addHours(world, actorOf(grace), more(1))).toMatchObject({ refused: 'not-allowed' })
})

test('the same form twice adds once, also at the same moment; with other hours it is refused', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  await givenSupply(world, ravi, 100)
  const first = { projectId, gpuClass: 'h100', months: [{ month: march, seconds: gpuHours(10) }] }
  const { allocationId } = made(await allocateHours(world, actorOf(ravi), first))
  const changeId = world.ids.next('chg')
  const more = (hours: number) => ({ allocationId, changeId, months: [{ month: march, seconds: gpuHours(hours) }] })

  const outcomes = await Promise.all([1, 2, 3].map(() => addHours(world, actorOf(ravi), more(40))))

  expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
  expect(await addHours(world, actorOf(ravi), more(41))).toMatchObject({ refused: 'other-words' })
  expect(await readAllocationFor(world.db, grace, allocationId)).toMatchObject({
    granted: gpuHours(50),
    left: gpuHours(50),
    months: [{ planned: gpuHours(50) }],
  })
})

test('one change sent for two allocations at once is made with one of them; the other is refused', async () => {
  const { world } = held
  const { grace, lin, ravi } = await cast(world)
  await givenProject(world, grace, 'atom_g17')
  await givenSupply(world, ravi, 100)
  const months = [{ month: march, seconds: gpuHours(10) }]
  const allocations = [await givenProject(world, grace, 'atom_g18'), await givenProject(world, lin, 'atom_g21')].map(
    async (projectId) => made(await allocateHours(world, actorOf(ravi), { projectId, gpuClass: 'h100', months })),
  )
  const [one, other] = await Promise.all(allocations)
  const changeId = world.ids.next('chg')
  const backId = world.ids.next('chg')
  const both = [one, other].flatMap((allocation) => allocation ?? [])

  const added = await Promise.all(
    both.map(({ allocationId }) => addHours(world, actorOf(ravi), { allocationId, changeId, months })),
  )
  const returned = await Promise.all(
    both.map(({ allocationId }) => returnHours(world, actorOf(ravi), { allocationId, changeId: backId, months })),
  )

  for (const outcomes of [added, returned]) {
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refused === 'other-words')).toHaveLength(1)
  }
})

test('a closed project gets no more hours', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  await givenSupply(world, ravi, 100)
  const months = [{ month: march, seconds: gpuHours(10) }]
  const { allocationId } = made(await allocateHours(world, actorOf(ravi), { projectId, gpuClass: 'h100', months }))
  await world.db.update(projects).set({ state: 'closed' }).where(eq(projects.id, projectId))

  const outcome = await addHours(world, actorOf(ravi), { allocationId, changeId: world.ids.next('chg'), months })

  expect(outcome).toMatchObject({ refused: 'project-closed' })
  expect(await readAllocationFor(world.db, grace, allocationId)).toMatchObject({ granted: gpuHours(10) })
})
