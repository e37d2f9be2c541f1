import { expect, test } from 'vitest'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { flowOf } from '#app/domain/impact/flow.ts'
import { readImpact } from '#app/domain/impact/read-impact.server.ts'
import { readOwnTrace, readTrace } from '#app/domain/impact/read-trace.server.ts'
import { totalsOf } from '#app/domain/impact/trace.ts'
import { workedExample } from '#app/domain/impact/worked-example.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { countingQueries } from '#test/support/count-queries.ts'
import { givenProject } from '#test/support/given/compute.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { givenOwnHours, givenPurchase, givenUse } from '#test/support/given/impact.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

/** The month of the method page, in rows: $100 and $60 given, 50 hours bought for $120 beside 100 own ones, 45 used. */
async function givenTheExample() {
  const { world } = held
  const { grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  const fundId = await givenFund(world)
  const first = await givenGift(world, { fundId, amount: usd(100), coversFee: false })
  world.clock.advance(1000)
  const second = await givenGift(world, { fundId, amount: usd(60), coversFee: false })
  await givenOwnHours(world, gpuHours(100))
  await givenPurchase(world, ravi, { fundId })
  await givenUse(world, projectId, gpuHours(45))
  return { world, projectId, fundId, first, second }
}

test('the pages show for real gifts what the method page works out', async () => {
  const { world, first, second } = await givenTheExample()
  const example = workedExample()

  for (const [index, giftId] of [first, second].entries()) {
    const trace = await readTrace(world.db, { giftId })
    expect(totalsOf(trace.strands)).toEqual(example.gifts[index]?.totals)
  }
  expect(example.gifts[0]?.totals).toMatchObject({ bought: 150_000n, used: 45_000n, cost: 10000n })
  expect(example.gifts[1]?.totals).toMatchObject({ bought: 30_000n, used: 9_000n, cost: 2000n })
})

test('gifts, lots and projects tell of the same hours, to the second', async () => {
  const { world, projectId, first, second } = await givenTheExample()
  const all = await readTrace(world.db, 'all')
  const ofProject = await readTrace(world.db, { projectId })
  const gifts = await Promise.all([first, second].map((giftId) => readTrace(world.db, { giftId })))

  expect(totalsOf(all.strands)).toMatchObject({ bought: gpuHours(150), used: gpuHours(45), cost: usd(120) })
  expect(totalsOf(ofProject.strands)).toMatchObject({ bought: gpuHours(45), used: gpuHours(45) })
  const bought = all.strands.filter((strand) => strand.lot.source === 'purchased')
  expect(totalsOf(gifts.flatMap((gift) => gift.strands))).toEqual(totalsOf(bought))
})

test('a giver’s gifts are followed together as each is alone, in as many queries for several as for one', async () => {
  const { world } = held
  const { ada, grace, ravi } = await cast(world)
  const projectId = await givenProject(world, grace, 'atom_g17')
  const fundId = await givenFund(world)
  const given = () => givenGift(world, { fundId, amount: usd(75), coversFee: false, giverEmail: ada.email })
  const giftIds = [await given(), await given(), await given()]
  await givenPurchase(world, ravi, { fundId, cost: usd(200) })
  await givenUse(world, projectId, gpuHours(30))
  await claimDonors(world, ada)
  const { db, queries } = countingQueries(world)

  const alone = await Promise.all(giftIds.map((giftId) => readTrace(world.db, { giftId })))
  const one = await readOwnTrace(db, ada.id, giftIds.slice(0, 1))
  const queriesForOne = queries()
  const all = await readOwnTrace(db, ada.id, giftIds)

  expect(queries() - queriesForOne).toBe(queriesForOne)
  expect(queriesForOne).toBe(8)
  expect([...all.ofGift]).toEqual(giftIds.map((giftId, index) => [giftId, alone[index]]))
  expect(one.ofGift).toEqual(new Map([[giftIds[0], alone[0]]]))
  expect(totalsOf(all.whole.strands)).toEqual(totalsOf(alone.flatMap((trace) => trace.strands)))
  expect(totalsOf(all.whole.strands).used).toBeGreaterThan(0n)
})

test('a gift that bought nothing yet, or is not there, has no trace', async () => {
  const { world } = await givenTheExample()
  const later = await givenGift(world, { fundId: await givenFund(world), coversFee: false })

  for (const giftId of [later, world.ids.next('gft') as Id<'gft'>]) {
    expect(await readTrace(world.db, { giftId })).toEqual({ strands: [], projects: [], outputs: [], funds: [] })
  }
})

test('the public totals are the journal, and the flow adds up', async () => {
  const { world, fundId } = await givenTheExample()

  const impact = await readImpact(world.db, '2026-03' as Month)

  expect(impact.money).toMatchObject({ received: usd(160), spent: usd(120), left: usd(40) })
  expect(impact.funds).toMatchObject([{ id: fundId, received: usd(160), left: usd(40) }])
  expect(impact.thisMonth).toMatchObject([
    { gpuClass: 'h100', supply: gpuHours(150), used: gpuHours(45), free: gpuHours(105) },
  ])
  const { handovers } = flowOf(impact.trace)
  expect(handovers[0]).toMatchObject([
    { from: fundId, to: 'h100', quantity: { unit: 'usd', of: usd(120) } },
    { from: 'owned', to: 'h100', quantity: { unit: 'gpu', of: gpuHours(100) } },
  ])
  expect(handovers[1]).toMatchObject([{ from: 'h100', quantity: { unit: 'gpu', of: gpuHours(45) } }])
  expect(handovers[2]).toEqual([])
})
