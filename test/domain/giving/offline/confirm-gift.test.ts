import { expect, test } from 'vitest'
import { confirmGift } from '#app/domain/giving/offline/confirm-gift.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { bank } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import type { Day } from '#app/units/time.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const today = '2026-03-03' as Day

async function expected() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const ask = chequeOf(world, { fundId, channel: 'wire', effectiveOn: null, giftDate: '2026-03-20' as Day })
  const outcome = await enterGift(world, people.mina, ask)
  if (!outcome.ok) throw new Error(outcome.refused)
  return { world, ...people, giftId: outcome.value.giftId }
}

test('expected money is booked once it is here, and once only', async () => {
  const { world, mina, giftId } = await expected()
  const arrived = { giftId, giftDate: '2026-03-02' as Day, effectiveOn: today }

  const outcomes = await Promise.all(Array.from({ length: 5 }, () => confirmGift(world, mina, arrived)))

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, refused: 'not-expected' })
  expect(await readBalance(world.db, bank)).toBe(50_000n)
  expect(await world.db.select().from(receipts)).toHaveLength(1)
})

test('days that cannot be are refused', async () => {
  const { world, mina, fay, giftId } = await expected()
  const confirm = (giftDate: string, effectiveOn: string, officer = mina) =>
    confirmGift(world, officer, { giftId, giftDate: giftDate as Day, effectiveOn: effectiveOn as Day })

  expect(await confirm(today, '2026-03-04')).toMatchObject({ refused: 'date-ahead' })
  expect(await confirm(today, '2026-03-01')).toMatchObject({ refused: 'bank-before-gift' })
  expect(await confirm(today, today, fay)).toMatchObject({ refused: 'not-an-officer' })
})
