import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { chargeInstalments } from '#app/domain/giving/pledges/charge-instalments.server.ts'
import { moveInstalment } from '#app/domain/giving/pledges/move-instalment.server.ts'
import { payInstalment } from '#app/domain/giving/pledges/pay-instalment.server.ts'
import { remind } from '#app/domain/giving/pledges/remind.server.ts'
import { settleMethod } from '#app/domain/giving/pledges/settle-method.server.ts'
import { startMethod } from '#app/domain/giving/pledges/start-method.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { type Day, startOfDay } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { pledges } from '#db/schema/pledges.ts'
import { receipts } from '#db/schema/receipts.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, pass, pay, useTill } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { givenSaved, readParts, saveOnPage } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const giver = portal('pledge-page')

/** Noon of a day, in the world and at Stripe; then the daily work of two workers at once, and all the news. */
async function live(day: string) {
  const { world } = held
  const noon = startOfDay(world.lab.timeZone, day as Day).getTime() + 12 * 3_600_000
  await pass(world, till, Math.max(0, Math.ceil((noon - world.clock.now().getTime()) / 1000)))
  const work = async () => {
    const charged = await chargeInstalments(world)
    expect(charged).toMatchObject({ executed: charged.expected, problems: [] })
  }
  await Promise.all([work(), work()])
  await remind(world)
  await hear()
}

async function hear() {
  const { world } = held
  expect((await sweepStripe(world)).problems).toEqual([])
  for (const { id } of await world.db.select({ id: stripeEvents.id }).from(stripeEvents))
    await settleStripeEvent(world, id)
}

async function saveCard(pledgeId: Id<'plg'>, number: string) {
  const { world } = held
  const started = await startMethod(world, giver, { pledgeId, channel: 'card' })
  if (!started.ok) throw new Error(started.refused)
  await saveOnPage(started.value.url, { number })
  expect(await settleMethod(world, giver, started.value)).toEqual({ ok: true, value: { state: 'saved' } })
}

/** A cheque for a part of a pledge, dated and banked on a day. */
function chequeFor(fundId: Id<'fnd'>, { part, dollars, day }: { part: Id<'ins'>; dollars: number; day: string }) {
  const days = { giftDate: day as Day, effectiveOn: day as Day }
  return chequeOf(held.world, { fundId, splits: [{ fundId, amount: usd(dollars) }], instalmentId: part, ...days })
}

test('twelve quarters of $120,000.01 by card: a cheque between, one authentication, one moved, one over-paid', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const schedule = { rhythm: 'quarterly', count: 12, firstOn: '2026-03-31' as Day } as const
  const pledgeId = await givenSaved(world, { fundId, by: mina, schedule, amount: usd(120_000.01), method: 'card' })
  const states = async () => (await readParts(world, pledgeId)).map(({ state }) => state)
  const partOf = async (place: number) => (await readParts(world, pledgeId))[place - 1]?.id ?? 'ins_'

  for (const day of ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']) await live(day)
  await live('2027-03-20')
  const cheque = chequeFor(fundId, { part: await partOf(5), dollars: 10_000, day: '2027-03-20' })
  expect((await enterGift(world, mina, cheque)).ok).toBe(true)
  await live('2027-03-31')
  expect(await states()).toEqual([...Array(4).fill('paid'), 'settled_offline', ...Array(7).fill('scheduled')])

  await saveCard(pledgeId, '4000002760003184')
  await live('2027-06-30')
  expect((await readParts(world, pledgeId))[5]).toMatchObject({ state: 'scheduled', waitsFor: 'giver' })
  const paying = await payInstalment(world, giver, await partOf(6))
  const again = await payInstalment(world, giver, await partOf(6))
  expect(again).toEqual(paying)
  if (!paying.ok) throw new Error(paying.refused)
  await pay(paying.value.url)
  await hear()
  expect((await states())[5]).toBe('paid')

  await saveCard(pledgeId, '4242424242424242')
  await live('2027-09-30')
  const moved = { instalmentId: await partOf(8), dueOn: '2028-01-31' as Day, reason: 'Asked for by its giver' }
  expect(await moveInstalment(world, mina, moved)).toEqual({ ok: true, value: { version: 2 } })
  await live('2027-12-31')
  expect((await states())[7]).toBe('scheduled')
  await live('2028-01-31')
  expect((await states())[7]).toBe('paid')

  const over = chequeFor(fundId, { part: await partOf(9), dollars: 15_000, day: '2028-01-31' })
  expect((await enterGift(world, mina, over)).ok).toBe(true)
  expect((await readParts(world, pledgeId)).slice(8, 10)).toMatchObject([
    { state: 'settled_offline', paid: 1_000_000n },
    { state: 'partly', paid: 500_000n },
  ])
  for (const day of ['2028-03-31', '2028-06-30', '2028-09-30', '2028-12-31']) await live(day)

  const paid = await world.db.select().from(gifts).where(eq(gifts.state, 'settled'))
  expect(paid.reduce((sum, gift) => sum + gift.gross, 0n)).toBe(12_000_001n)
  expect(paid).toHaveLength(12)
  expect(paid.filter((gift) => gift.gross === 500_000n)).toHaveLength(1)
  expect(await world.db.select().from(receipts)).toHaveLength(12)
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
  expect(await readBalance(world.db, pledgedOf(fundId))).toBe(0n)
  expect((await world.db.select().from(pledges))[0]?.state).toBe('fulfilled')
  const unpaid = and(eq(letters.kind, 'instalment-unpaid'))
  expect(await world.db.select().from(letters).where(unpaid)).toHaveLength(1)
}, 240_000)

test('one part that cannot be charged does not stop the others, and the run says which', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const words = {
    fundId,
    by: mina,
    amount: usd(200),
    schedule: { rhythm: 'monthly', count: 2, firstOn: '2026-03-03' as Day } as const,
  }
  for (let index = 0; index < 3; index += 1)
    await givenSaved(world, { ...words, giverEmail: `giver${index}@example.org`, method: 'card' })
  till.sandbox.faults.add({ match: { method: 'GET', path: '/v1/payment_intents/*' }, action: 'cut_before', times: 3 })

  const charged = await chargeInstalments(world)
  till.sandbox.faults.clear()

  expect(charged).toMatchObject({ expected: 3, executed: 2, problems: [expect.stringMatching(/^ins_/)] })
  await pass(world, till, 3600)
  await hear()
  expect((await world.db.select().from(gifts)).map((gift) => gift.state)).toEqual(['settled', 'settled', 'settled'])
})

test('a declined card is tried again after three, five and seven days, then a person looks', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const schedule = { rhythm: 'monthly', count: 2, firstOn: '2026-03-03' as Day } as const
  const pledgeId = await givenSaved(world, { fundId, by: mina, schedule, amount: usd(200), method: 'card' })
  await saveCard(pledgeId, '4000000000000341')

  for (const day of ['2026-03-03', '2026-03-04', '2026-03-06', '2026-03-11', '2026-03-18', '2026-03-25'])
    await live(day)

  expect((await readParts(world, pledgeId))[0]).toMatchObject({ attempts: 4, state: 'scheduled', waitsFor: 'staff' })
  expect((await world.db.select().from(gifts)).map((gift) => gift.state)).toEqual(Array(4).fill('failed'))
})
