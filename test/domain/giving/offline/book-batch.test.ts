import { expect, test } from 'vitest'
import { bookBatch } from '#app/domain/giving/offline/book-batch.server.ts'
import { confirmGift } from '#app/domain/giving/offline/confirm-gift.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { openBatch } from '#app/domain/giving/offline/open-batch.server.ts'
import { readBatch, readBatchLines } from '#app/domain/giving/offline/read-batches.server.ts'
import { withdrawExpectedGift } from '#app/domain/giving/offline/withdraw-expected-gift.server.ts'
import { bank } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { cents, usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const effectiveOn = '2026-03-02' as Day

async function opened(controls: { count: number; total: number }) {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const outcome = await openBatch(world, people.mina, {
    batchId: held.world.ids.next('bat'),
    name: 'Cheques of 2 March',
    controlCount: controls.count,
    controlTotal: usd(controls.total),
    effectiveOn,
  })
  if (!outcome.ok) throw new Error(outcome.refused)
  const { batchId } = outcome.value
  const type = async (dollars: number) => {
    const splits = [{ fundId, amount: usd(dollars) }]
    const ask = chequeOf(world, { fundId, splits, batchId, effectiveOn: null, reference: `Cheque ${dollars}` })
    const entered = await enterGift(world, people.mina, ask)
    return entered.ok ? entered.value.giftId : entered.refused
  }
  return { world, ...people, batchId, type }
}

test('a batch is booked once its count and total are what the slip says, and only once', async () => {
  const { world, mina, batchId, type } = await opened({ count: 3, total: 600.01 })
  await type(100)
  await type(200)
  expect(await bookBatch(world, mina, { batchId })).toEqual({
    ok: false,
    refused: 'totals-differ',
    detail: { count: 2, total: 30_000n },
  })
  await type(300.01)

  const outcomes = await Promise.all([1, 2, 3].map(() => bookBatch(world, mina, { batchId })))

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refused: 'already-booked' })
  expect(await readBalance(world.db, bank)).toBe(60_001n)
  expect(await world.db.select().from(receipts)).toHaveLength(3)
  expect(await type(1)).toBe('batch-booked')
})

test('a cheque mistyped into a batch is withdrawn and typed again; alone it is not booked', async () => {
  const { world, mina, batchId, type } = await opened({ count: 1, total: 100 })
  const wrong = (await type(1000)) as `gft_${string}`
  const alone = await confirmGift(world, mina, { giftId: wrong, giftDate: effectiveOn, effectiveOn })
  expect(alone).toEqual({ ok: false, refused: 'in-a-batch' })
  await withdrawExpectedGift(world, mina, { giftId: wrong, reason: 'One nought too many' })
  await type(100)

  expect(await readBatch(world.db, mina, batchId)).toMatchObject({ count: 1, total: 10_000n })
  expect(await readBatchLines(world.db, mina, batchId)).toHaveLength(1)
  expect(await bookBatch(world, mina, { batchId })).toMatchObject({
    ok: true,
    value: { count: 1, total: cents(10_000n) },
  })
})

test('who may not, or what is not there, is refused', async () => {
  const { world, fay, mina, batchId } = await opened({ count: 1, total: 100 })

  expect(await bookBatch(world, fay, { batchId })).toMatchObject({ refused: 'not-an-officer' })
  expect(await bookBatch(world, mina, { batchId: world.ids.next('bat') })).toMatchObject({ refused: 'no-such-batch' })
})
