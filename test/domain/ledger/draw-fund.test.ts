import { expect, test } from 'vitest'
import { publishSupply } from '#app/domain/compute/publish-supply.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { readGuarded } from '#app/domain/ledger/read-balances.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { givenGpuClasses } from '#test/support/given/grants.ts'
import { givenPurchase, purchaseOf } from '#test/support/given/impact.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

async function givenFundWith(...dollars: number[]) {
  const { world } = held
  const people = await cast(world)
  await givenGpuClasses(world)
  const fundId = await givenFund(world)
  const gifts: Id<'gft'>[] = []
  for (const amount of dollars) {
    world.clock.advance(1000)
    gifts.push(await givenGift(world, { fundId, amount: usd(amount), coversFee: false }))
  }
  return { world, fundId, gifts, ...people }
}

async function drawn() {
  const rows = await held.world.sql<{ gift_id: string; amount: string }[]>`
    select gift_id, sum(amount)::text as amount from fund_draw group by gift_id having sum(amount) <> 0 order by gift_id`
  return rows.map((row) => [row.gift_id, row.amount])
}

test('a fund buys hours with its oldest gifts, and the rest stays for the next purchase', async () => {
  const { world, fundId, gifts, ravi } = await givenFundWith(100, 60)

  await givenPurchase(world, ravi, { fundId })

  expect(await drawn()).toEqual([
    [gifts[0], '10000'],
    [gifts[1], '2000'],
  ])
  const left = await readGuarded(world.db, [`fund:${fundId}`, 'pool:h100:2026-03'])
  expect(left.get(`fund:${fundId}`)).toBe(4000n)
  expect(left.get('pool:h100:2026-03')).toBe(180_000n)
})

test('a fund cannot buy for more than it has, also when ten officers try at once', async () => {
  const { world, fundId, ravi } = await givenFundWith(100, 60)

  const tries = await Promise.all(
    Array.from({ length: 10 }, () => publishSupply(world, actorOf(ravi), purchaseOf(world, { fundId }))),
  )

  expect(tries.filter((one) => one.ok)).toHaveLength(1)
  expect(tries.find((one) => !one.ok)).toMatchObject({ refused: 'not-enough-left', detail: { left: 4000n } })
})

test('a refunded gift is drawn back and the next gift takes its place', async () => {
  const { world, fundId, gifts, ravi, mina } = await givenFundWith(100, 60, 100)
  await givenPurchase(world, ravi, { fundId })

  await refundGift(world, mina, { giftId: gifts[0] as Id<'gft'>, reason: 'The giver asked for it' })

  expect(await drawn()).toEqual([
    [gifts[1], '6000'],
    [gifts[2], '6000'],
  ])
})

test('a purchase left without its money is covered by the gift that comes next', async () => {
  const { world, fundId, gifts, ravi, mina } = await givenFundWith(120)
  await givenPurchase(world, ravi, { fundId })
  await refundGift(world, mina, { giftId: gifts[0] as Id<'gft'>, reason: 'The giver asked for it' })
  expect(await drawn()).toEqual([])

  const next = await givenGift(world, { fundId, amount: usd(50), coversFee: false })

  expect(await drawn()).toEqual([[next, '5000']])
})
