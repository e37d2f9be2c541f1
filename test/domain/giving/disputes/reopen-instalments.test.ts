import { expect, test } from 'vitest'
import { chargeInstalments } from '#app/domain/giving/pledges/charge-instalments.server.ts'
import { giftsOf, pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { gifts } from '#db/schema/giving.ts'
import { pledges } from '#db/schema/pledges.ts'
import { cast } from '#test/support/cast.ts'
import { atStripe, readDisputeRow } from '#test/support/given/disputes.ts'
import { givenFund, pass, useTill } from '#test/support/given/giving.ts'
import { givenSaved, readParts } from '#test/support/given/pledges.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const weekSeconds = 7 * 86_400

test('a bank debit that comes back makes its part of the pledge owed again, and staff look at it', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const schedule = { rhythm: 'own' as const, lines: [{ dueOn: '2026-03-04' as Day, amount: usd(500) }] }
  const pledgeId = await givenSaved(world, { fundId, by: mina, amount: usd(500), account: '000123456789', schedule })
  await pass(world, till, 2 * 86_400)
  await chargeInstalments(world)
  await pass(world, till, weekSeconds)
  await hearAll(world)
  const [gift] = await world.db.select().from(gifts)
  expect(await readParts(world, pledgeId)).toMatchObject([{ state: 'paid' }])
  expect(await world.db.select().from(pledges)).toMatchObject([{ state: 'fulfilled' }])

  await atStripe(till, gift?.stripeChargeId ?? '', 'return')
  await hearAll(world)

  expect(await readParts(world, pledgeId)).toMatchObject([{ state: 'scheduled', paid: 0n, waitsFor: 'staff' }])
  expect(await world.db.select().from(pledges)).toMatchObject([{ state: 'active', endedAt: null }])
  expect(await readBalance(world.db, pledgesReceivable)).toBe(50000n)
  expect(await readBalance(world.db, pledgedOf(fundId))).toBe(-50000n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)

  await atStripe(till, (await readDisputeRow(world)).stripeDisputeId, 'overturn')
  await hearAll(world)

  expect(await readParts(world, pledgeId), 'the bank gave it back after all').toMatchObject([
    { state: 'paid', paid: 50000n, waitsFor: null },
  ])
  expect(await world.db.select().from(pledges)).toMatchObject([{ state: 'fulfilled' }])
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-50000n)
})
