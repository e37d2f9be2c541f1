import { expect, test } from 'vitest'
import { publishRate } from '#app/domain/compute/publish-rate.server.ts'
import { readPublishedRates } from '#app/domain/compute/read-rates.server.ts'
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
