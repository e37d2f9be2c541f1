import { beforeEach, expect, test } from 'vitest'
import { addHours } from '#app/domain/compute/add-hours.server.ts'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { readLastPart } from '#app/domain/compute/read-last-part.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Day, Month } from '#app/units/time.ts'
import { happenings } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenSupply } from '#test/support/given/compute.ts'
import { givenLastShare } from '#test/support/given/gate.ts'
import { givenAward, made } from '#test/support/given/grants.ts'
import { givenClaims, givenModel } from '#test/support/given/openness.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const may = '2026-05' as Month
let people: Cast
let award: { projectId: Id<'prj'>; awardId: Id<'awd'> }

beforeEach(async () => {
  people = await cast(held.world)
  award = await givenAward(held.world, people)
  await givenSupply(held.world, people.ravi, 1_000_000, may)
  await givenLastShare(held.world, people, 20)
})

const months = (hours: number) => [{ month: may, seconds: gpuHours(hours) }]
const allocate = (hours: number, override?: string) =>
  allocateHours(held.world, actorOf(people.ravi), {
    ...{ projectId: award.projectId, awardId: award.awardId, gpuClass: 'h100', months: months(hours) },
    ...(override !== undefined && { override }),
  })
const add = (allocationId: Id<'alo'>, hours: number, override = '') => {
  const changeId = held.world.ids.next('chg')
  return addHours(held.world, actorOf(people.ravi), { allocationId, changeId, months: months(hours), override })
}
const givenOpenModel = async () => {
  const outputId = await givenModel(held.world, people, award.projectId)
  await givenClaims(held.world, people, { outputId })
}
const read = (today = '2026-03-03') =>
  readLastPart(held.world.db, { awardId: award.awardId, gpuClass: 'h100', today: today as Day })

test('the last fifth of an award waits for a model of the promised class, to the hour', async () => {
  expect(await read()).toMatchObject({ share: 20, free: gpuHours(336_000), held: gpuHours(84_000) })
  expect(await allocate(336_001)).toMatchObject({ refused: 'last-part-waits' })
  const { allocationId } = made(await allocate(336_000))
  expect(await add(allocationId, 1)).toMatchObject({ refused: 'last-part-waits' })

  await givenOpenModel()

  expect(await read()).toBeNull()
  expect(await add(allocationId, 84_000)).toMatchObject({ ok: true })
})

test('an overdue report holds it back again', async () => {
  await givenOpenModel()

  expect(await read('2026-12-30')).toBeNull()
  expect(await read('2026-12-31')).toMatchObject({ gate: { overdue: [{ title: 'Final report' }] } })
})

test('an officer gives it all the same with a reason, and the books of happenings keep it', async () => {
  expect(await allocate(420_000, '  ')).toMatchObject({ refused: 'last-part-waits' })

  const { allocationId } = made(await allocate(420_000, 'The model is under review at its journal.'))
  made(await add(allocationId, 10, 'And ten more.'))

  const kept = (await held.world.db.select().from(happenings).orderBy(happenings.id)).filter(
    (one) => one.subjectId === allocationId,
  )
  expect(kept.map(({ kind, after }) => [kind, after?.lastPartGivenBecause])).toEqual([
    ['hours-allocated', 'The model is under review at its journal.'],
    ['hours-added', 'And ten more.'],
  ])
})

test('where a call holds nothing back, nothing waits', async () => {
  await givenLastShare(held.world, people, 0)

  expect(await allocate(420_000)).toMatchObject({ ok: true })
})
