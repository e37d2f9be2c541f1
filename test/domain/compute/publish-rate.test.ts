import { expect, test } from 'vitest'
import { publishRate } from '#app/domain/compute/publish-rate.server.ts'
import { readGpuClass, readGpuClasses } from '#app/domain/compute/read-gpu-classes.server.ts'
import { readPublishedRates } from '#app/domain/compute/read-rates.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenGpuClasses, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('the newest rate not after the day counts', async () => {
  const { world } = held
  const { ravi, grace } = await cast(world)
  await givenGpuClasses(world)
  const rate = (dollars: number, day: string, gpuClass = 'h100') => ({
    gpuClass,
    perHour: usd(dollars),
    validFrom: day as Day,
  })

  made(await publishRate(world, actorOf(ravi), rate(4, '2026-01-01')))
  made(await publishRate(world, actorOf(ravi), rate(3, '2026-06-01')))

  expect(await readPublishedRates(world.db, '2025-12-31' as Day)).toEqual([])
  expect(await readPublishedRates(world.db, '2026-05-31' as Day)).toMatchObject([{ gpuClass: 'h100', perHour: usd(4) }])
  expect(await readPublishedRates(world.db, '2026-06-01' as Day)).toMatchObject([{ perHour: usd(3) }])
  expect(await publishRate(world, actorOf(ravi), rate(3, '2026-06-01', 'nope'))).toMatchObject({
    refused: 'no-such-class',
  })
  expect(await publishRate(world, actorOf(ravi), rate(0, '2026-06-01'))).toMatchObject({ refused: 'not-a-rate' })
  expect(await publishRate(world, actorOf(grace), rate(3, '2026-06-01'))).toMatchObject({ refused: 'not-allowed' })
})

test('the page of a class has every rate, and the list the one that counts today', async () => {
  const { world } = held
  const { mina } = await cast(world)
  await givenGpuClasses(world)
  const from = (day: string, dollars: number) =>
    publishRate(world, actorOf(mina), { gpuClass: 'h100', perHour: usd(dollars), validFrom: day as Day })
  made(await from('2026-01-01', 4))
  made(await from('2026-06-01', 3))
  made(await from('2026-06-01', 2))

  const listed = await readGpuClasses(world.db, '2026-03-03' as Day)
  const page = await readGpuClass(world.db, 'h100')

  expect(listed.find((one) => one.code === 'h100')?.rate).toEqual({ validFrom: '2026-01-01', perHour: usd(4) })
  expect(listed.find((one) => one.code === 'h200')?.rate).toBeNull()
  expect(page?.rates).toEqual([
    { validFrom: '2026-06-01', perHour: usd(2) },
    { validFrom: '2026-01-01', perHour: usd(4) },
  ])
  expect(await readGpuClass(world.db, 'nope')).toBeNull()
  const [corrected] = await readActivity(world.db, mina, { type: 'gpu_class', id: 'h100' })
  expect(corrected).toMatchObject({ before: { perHour: '300' }, after: { perHour: '200' } })
})
