import { expect, test } from 'vitest'
import type { BatchAsk } from '#app/domain/giving/offline/gift-batch.ts'
import { openBatch } from '#app/domain/giving/offline/open-batch.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { bookPeriods } from '#db/schema/ledger.ts'
import { giftBatches } from '#db/schema/offline.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a batch needs a name, what its slip says, and a day that has been', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const slip = {
    batchId: world.ids.next('bat'),
    name: 'Cheques',
    controlCount: 2,
    controlTotal: usd(300),
    effectiveOn: '2026-03-02' as Day,
  }
  const refused = async (words: Partial<BatchAsk>, officer = mina) => {
    const outcome = await openBatch(world, officer, { ...slip, ...words })
    return outcome.ok ? 'opened' : outcome.refused
  }

  expect(await refused({}, fay)).toBe('not-an-officer')
  expect(await refused({ name: ' ' })).toBe('no-name')
  expect(await refused({ controlCount: 0 })).toBe('no-controls')
  expect(await refused({ controlTotal: usd(0) })).toBe('no-controls')
  expect(await refused({ effectiveOn: '2026-03-04' as Day })).toBe('date-ahead')
  expect(await world.db.select().from(giftBatches)).toEqual([])
  expect(await refused({})).toBe('opened')
  expect(await refused({})).toBe('opened')
  expect(await world.db.select({ id: giftBatches.id }).from(giftBatches)).toEqual([{ id: slip.batchId }])
})

test('a slip sent again after its month has closed is answered as the first time', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const effectiveOn = '2026-03-02' as Day
  const slip = { batchId: world.ids.next('bat'), name: 'Cheques', controlCount: 2, controlTotal: usd(300), effectiveOn }
  const first = await openBatch(world, mina, slip)
  await world.db
    .insert(bookPeriods)
    .values({ month: '2026-03' as Month, closedAt: world.clock.now(), closedBy: mina.id })

  const again = await openBatch(world, mina, slip)
  const other = await openBatch(world, mina, { ...slip, batchId: world.ids.next('bat') })

  expect(again).toEqual(first)
  expect(other).toMatchObject({ refused: 'period-closed' })
})
