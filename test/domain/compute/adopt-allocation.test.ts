import { beforeEach, expect, test } from 'vitest'
import { addHours } from '#app/domain/compute/add-hours.server.ts'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { readAllocations, readToAllocate, readWaitingAward } from '#app/domain/compute/read-allocations.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import { allocations } from '#db/schema/compute.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenSupply } from '#test/support/given/compute.ts'
import { givenAward, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const may = '2026-05' as Month
const months = [{ month: may, seconds: gpuHours(10) }]
let people: Cast
let award: { projectId: Id<'prj'>; awardId: Id<'awd'> }
let opened: Id<'alo'>

/** An award that waits, and an allocation that an import opened before. */
beforeEach(async () => {
  const { world } = held
  people = await cast(world)
  award = await givenAward(world, people)
  await givenSupply(world, people.ravi, 1000, may)
  opened = world.ids.next('alo')
  await world.db.insert(allocations).values({
    ...{ id: opened, projectId: award.projectId, awardId: null, gpuClass: 'h100', origin: 'usage', state: 'open' },
    ...{ firstMonth: may, lastMonth: may, granted: gpuHours(0), createdAt: world.clock.now() },
  })
})

const add = () =>
  addHours(held.world, actorOf(people.ravi), {
    allocationId: opened,
    changeId: held.world.ids.next('chg'),
    months,
  })
const allocate = (allocationId: Id<'alo'>, awardId: Id<'awd'> | null = award.awardId) =>
  allocateHours(held.world, actorOf(people.ravi), {
    ...{ allocationId, projectId: award.projectId, awardId, gpuClass: 'h100', months },
  })
const read = () => readAllocations(held.world.db, people.ravi, { size: 5 })

test('an allocation of usage gets no hours beside an award that waits; the award takes it over, and then it does', async () => {
  const { world } = held
  const [before] = await read()
  expect(before && (await readWaitingAward(world.db, before))).toBe(award.awardId)
  expect(await add()).toMatchObject({ refused: 'award-waits' })
  expect(await read()).toMatchObject([{ origin: 'usage', granted: 0n }])

  made(await allocate(world.ids.next('alo')))

  expect(await readToAllocate(world.db)).toEqual([])
  made(await add())
  expect(await read()).toMatchObject([{ id: opened, awardId: award.awardId, granted: gpuHours(20) }])
})

test('the form that took it over may be sent again, and another form of the same id or project gives nothing', async () => {
  const formId = held.world.ids.next('alo')

  const first = await allocate(formId)

  expect(first).toEqual({ ok: true, value: { allocationId: opened } })
  expect(await allocate(formId)).toEqual(first)
  expect(await allocate(held.world.ids.next('alo'))).toMatchObject({ refused: 'already-allocated' })
  expect(await allocate(opened, null)).toMatchObject({ refused: 'other-words' })
  expect(await read()).toHaveLength(1)
})
