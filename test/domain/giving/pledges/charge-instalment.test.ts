import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chargeInstalment } from '#app/domain/giving/pledges/charge-instalment.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { pledgedOf, pledgesReceivable, stripeClearing } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, pass, useTill } from '#test/support/given/giving.ts'
import { givenPledge, givenSaved, readParts } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const worker = portal('charge-instalments')
const due = { rhythm: 'monthly', count: 3, firstOn: '2026-03-03' as Day } as const

async function given(words: { number?: string; account?: string } = {}) {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const pledgeId = await givenSaved(world, { fundId, by: people.mina, schedule: due, amount: usd(300), ...words })
  const [part] = await readParts(world, pledgeId)
  if (!part) throw new Error('a pledge without parts')
  return { world, ...people, fundId, pledgeId, part }
}

test('a due part is charged, booked with its receipt, and moves the promise in the same entry', async () => {
  const { world, fundId, pledgeId, part } = await given()

  const charged = await chargeInstalment(world, worker, part.id)

  expect(charged).toMatchObject({ ok: true, value: { state: 'settled' } })
  expect((await readParts(world, pledgeId)).map(({ state, paid }) => [state, paid])).toEqual([
    ['paid', 10_000n],
    ['scheduled', 0n],
    ['scheduled', 0n],
  ])
  expect(await readBalance(world.db, stripeClearing)).toBe(10_000n)
  expect(await readBalance(world.db, pledgesReceivable)).toBe(20_000n)
  expect(await readBalance(world.db, pledgedOf(fundId))).toBe(-20_000n)
  expect(await world.db.select().from(receipts)).toHaveLength(1)
  expect(await chargeInstalment(world, worker, part.id)).toEqual({ ok: false, refused: 'not-chargeable' })
})

test('ten workers at once charge a part once', async () => {
  const { world, part } = await given()

  const all = await Promise.all(Array.from({ length: 10 }, () => chargeInstalment(world, worker, part.id)))

  expect(all.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await readBalance(world.db, stripeClearing)).toBe(10_000n)
  expect(await world.db.select().from(gifts)).toHaveLength(1)
})

test('an answer lost after Stripe has charged is found under the same key, and nothing is charged twice', async () => {
  const { world, pledgeId, part } = await given()
  till.sandbox.faults.add({
    match: { method: 'POST', path: '/v1/payment_intents' },
    action: 'cut_after',
  })

  await chargeInstalment(world, worker, part.id)
  expect((await readParts(world, pledgeId))[0]?.state).toBe('processing')
  till.sandbox.faults.clear()
  await pass(world, till, 3600)
  const swept = await sweepStripe(world)
  await sweepStripe(world)

  expect(swept.problems).toEqual([])
  expect((await readParts(world, pledgeId))[0]).toMatchObject({ state: 'paid', attempts: 1 })
  expect(await readBalance(world.db, stripeClearing)).toBeGreaterThan(9_000n)
  expect((await world.db.select().from(gifts)).map((gift) => gift.state)).toEqual(['settled'])
})

test('a bank that wants to see the giver leads to a letter, once, and to no further try', async () => {
  const { world, pledgeId, part } = await given({ number: '4000002760003184' })

  await chargeInstalment(world, worker, part.id)
  const again = await chargeInstalment(world, worker, part.id)

  expect(again).toEqual({ ok: false, refused: 'not-chargeable' })
  expect((await readParts(world, pledgeId))[0]).toMatchObject({ state: 'scheduled', waitsFor: 'giver' })
  const sent = await world.db.select().from(letters).where(eq(letters.kind, 'instalment-unpaid'))
  expect(sent).toHaveLength(1)
  expect((await world.db.select().from(gifts)).map((gift) => gift.state)).toEqual(['failed'])
})

test('a bank debit occupies its part for days, then pays it', async () => {
  const { world, pledgeId, part } = await given({ account: '000123456789' })

  await chargeInstalment(world, worker, part.id)
  expect((await readParts(world, pledgeId))[0]?.state).toBe('processing')
  expect(await chargeInstalment(world, worker, part.id)).toEqual({ ok: false, refused: 'not-chargeable' })
  await pass(world, till, 9 * 86_400)
  await sweepStripe(world)

  expect((await readParts(world, pledgeId))[0]?.state).toBe('paid')
  expect((await world.db.select().from(gifts)).map((gift) => gift.channel)).toEqual(['bank_debit'])
})

test('what is not due, not accepted, or has no saved method is not charged', async () => {
  const { world, mina, fundId, pledgeId } = await given()
  const [, second] = await readParts(world, pledgeId)
  const unsaved = await givenPledge(world, { fundId, by: mina, method: 'card', schedule: due })
  const [first] = await readParts(world, unsaved)

  expect(await chargeInstalment(world, worker, second?.id ?? 'ins_')).toEqual({ ok: false, refused: 'not-chargeable' })
  expect(await chargeInstalment(world, worker, first?.id ?? 'ins_')).toEqual({ ok: false, refused: 'not-chargeable' })
  expect(await world.db.select().from(gifts)).toEqual([])
})
