import { expect, test } from 'vitest'
import { judgeTwiceReturned } from '#app/domain/giving/disputes/judge-twice-returned.server.ts'
import { draftEvidence } from '#app/domain/giving/disputes/read-dispute.server.ts'
import { readGivingWaiting } from '#app/domain/giving/read-giving-waiting.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { disputeLosses, giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { atStripe, givenDisputed, readDisputeRow, readGiftRow } from '#test/support/given/disputes.ts'
import { givenFund, useTill } from '#test/support/given/giving.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

test('a part refunded while the bank only asks, and the whole lost then, is paid twice: a loss that finance must look at', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const fundId = await givenFund(world)
  const { giftId, disputeId, stripeDisputeId } = await givenDisputed(world, till, { fundId, act: 'inquire' })
  await refundGift(world, mina, { giftId, reason: 'Asked for', part: { amount: usd(30), refundedBefore: usd(0) } })

  await atStripe(till, stripeDisputeId, 'escalate')
  await hearAll(world)
  expect(await draftEvidence(world, giftId)).toMatchObject({ story: expect.stringContaining('We gave $30.00 back') })
  expect((await readGivingWaiting(world.db, mina, world.clock.now()))[0]).toMatchObject({
    act: 'answer-dispute',
    detail: 'fraudulent, and some of it has gone back already',
  })
  await atStripe(till, stripeDisputeId, 'lose')
  await hearAll(world)

  expect(await readDisputeRow(world)).toMatchObject({ taken: 7330n, beyond: 3000n })
  expect(await readBalance(world.db, disputeLosses)).toBe(3000n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  const waiting = await readGivingWaiting(world.db, mina, world.clock.now())
  expect(waiting).toMatchObject([{ act: 'judge-twice-returned', at: disputeId, title: '$30.00 from Ada Lovelace' }])

  const reason = 'Asked Ada for it by letter'
  expect(await judgeTwiceReturned(world, fay, { disputeId, reason })).toMatchObject({ refused: 'not-an-officer' })
  expect(await judgeTwiceReturned(world, mina, { disputeId, reason: ' ' })).toMatchObject({ refused: 'no-reason' })
  const both = await Promise.all([1, 2].map(() => judgeTwiceReturned(world, mina, { disputeId, reason })))
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(await readGivingWaiting(world.db, mina, world.clock.now())).toEqual([])

  await atStripe(till, stripeDisputeId, 'overturn')
  await hearAll(world)
  expect(await readBalance(world.db, disputeLosses), 'won after all, it is lost no longer').toBe(0n)
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'partly_refunded', refunded: 3000n })
})

test('only money that went back twice is judged', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { disputeId } = await givenDisputed(world, till, { fundId: await givenFund(world) })

  const judged = await judgeTwiceReturned(world, mina, { disputeId, reason: 'Nothing' })

  expect(judged).toMatchObject({ refused: 'nothing-twice' })
})
