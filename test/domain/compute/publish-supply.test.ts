import { expect, test } from 'vitest'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { readCapacity, readFree, readLots } from '#app/domain/compute/read-capacity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'
import { fundDraws } from '#db/schema/impact.ts'
import { cast } from '#test/support/cast.ts'
import { givenSupply } from '#test/support/given/compute.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { givenGpuClasses, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const month = '2026-03' as Month

test('hours join the pool of their month, and are free to be given', async () => {
  const { world } = held
  const { ravi } = await cast(world)
  await givenGpuClasses(world)

  await givenSupply(world, ravi, 1000)

  const [h100] = await readCapacity(world.db)
  expect(h100?.months).toMatchObject([{ month, supply: gpuHours(1000), free: gpuHours(1000) }])
  expect(await readFree(world.db, 'h100', month)).toEqual([{ month, free: gpuHours(1000) }])
})

test('a fund buys hours with its oldest gifts, and never with money it does not have', async () => {
  const { world } = held
  const { ravi } = await cast(world)
  await givenGpuClasses(world)
  const fundId = await givenFund(world)
  const gift = { fundId, coversFee: false, visibility: 'named' as const, publicName: 'Ada L.' }
  await givenGift(world, { ...gift, amount: usd(100) })
  const lot = (cost: number) => ({
    lotId: world.ids.next('lot'),
    gpuClass: 'h100',
    month,
    seconds: gpuHours(20),
    title: 'Bought',
    from: { kind: 'purchased' as const, fundId, cost: usd(cost) },
  })

  const tooMuch = await publishSupply(world, actorOf(ravi), lot(101))
  made(await publishSupply(world, actorOf(ravi), lot(60)))

  expect(tooMuch).toMatchObject({ ok: false, refused: 'not-enough-left' })
  expect(await world.db.select().from(fundDraws)).toMatchObject([{ amount: usd(60), reason: 'drawn' }])
  expect(await readLots(world.db)).toMatchObject([{ lot: { cost: usd(60) }, fund: 'Compute fund' }])
})

test('a researcher publishes nothing, and class and hours must be real', async () => {
  const { world } = held
  const { grace, ravi } = await cast(world)
  await givenGpuClasses(world)
  const lot = {
    lotId: world.ids.next('lot'),
    gpuClass: 'x9',
    month,
    seconds: gpuHours(1),
    title: 'x',
    from: { kind: 'owned' as const },
  }

  expect(await publishSupply(world, actorOf(grace), lot)).toMatchObject({ refused: 'not-allowed' })
  expect(await publishSupply(world, actorOf(ravi), lot)).toMatchObject({ refused: 'no-such-class' })
  expect(await publishSupply(world, actorOf(ravi), { ...lot, seconds: gpuHours(0) })).toMatchObject({
    refused: 'no-hours',
  })
})

test('the same form twice is one lot, paid once, also at the same moment; with other words it is refused', async () => {
  const { world } = held
  const { ravi } = await cast(world)
  await givenGpuClasses(world)
  const fundId = await givenFund(world)
  await givenGift(world, { fundId, coversFee: false, amount: usd(100) })
  const from = { kind: 'purchased' as const, fundId, cost: usd(30) }
  const lot = { lotId: world.ids.next('lot'), gpuClass: 'h100', month, seconds: gpuHours(20), title: 'Bought', from }

  const outcomes = await Promise.all([1, 2, 3].map(() => publishSupply(world, actorOf(ravi), lot)))

  expect(outcomes).toEqual(Array(3).fill({ ok: true, value: { lotId: lot.lotId } }))
  expect(await publishSupply(world, actorOf(ravi), { ...lot, title: 'Again' })).toMatchObject({
    refused: 'other-words',
  })
  expect(await publishSupply(world, actorOf(ravi), { ...lot, seconds: gpuHours(21) })).toMatchObject({
    refused: 'other-words',
  })
  expect(await readLots(world.db)).toHaveLength(1)
  expect(await world.db.select().from(fundDraws)).toMatchObject([{ amount: usd(30) }])
  expect((await readCapacity(world.db))[0]?.months).toMatchObject([{ free: gpuHours(20) }])
})
