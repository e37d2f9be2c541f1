import { inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { cents } from '#app/units/money.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { dice, pick } from '#db/seed/dice.ts'
import { cast } from '#test/support/cast.ts'
import { type Act, atStripe } from '#test/support/given/disputes.ts'
import { askOf, givenFund, givenStarted, pass, pay, useTill } from '#test/support/given/giving.ts'
import { deliverInDisorder, expectBooksOfStripe } from '#test/support/given/tidings.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const cards = [
  '4242424242424242',
  '4242424242424242',
  '4000000000000002',
  '4000000000000259',
  '4000000000001976',
  '4000000000005126',
]

type Roll = { random: () => number; mina: Person; fundIds: readonly `fnd_${string}`[] }

async function give({ random, fundIds }: Roll) {
  const { world } = held
  const amount = cents(500 + Math.floor(random() * 50_000))
  const ask = askOf(world, { fundId: pick(random, fundIds), amount, coversFee: random() < 0.5 })
  const { url } = await givenStarted(world, ask)
  if (random() < 0.9) await pay(url, pick(random, cards))
}

async function goBack({ random, mina }: Roll) {
  const { world } = held
  const booked = await world.db
    .select()
    .from(gifts)
    .where(inArray(gifts.state, ['settled', 'partly_refunded']))
    .orderBy(gifts.id)
  if (booked.length === 0) return
  const gift = pick(random, booked)
  const left = gift.gross - gift.refunded
  const isPart = random() < 0.6 && left > 2n
  const part = { amount: cents(left / 2n), refundedBefore: gift.refunded }
  await refundGift(world, mina, { giftId: gift.id, reason: 'By the dice', ...(isPart ? { part } : {}) })
}

async function bankActs({ random }: Roll) {
  const charges = till.sandbox.store.charges
    .oldestFirst()
    .filter(({ paid, disputed, refunded }) => paid && !disputed && !refunded)
  const open = till.sandbox.store.disputes.oldestFirst().filter(({ status }) => status !== 'won' && status !== 'lost')
  if (open.length > 0 && random() < 0.5)
    return atStripe(till, pick(random, open).id, pick(random, ['win', 'lose', 'escalate'] as Act[]))
  if (charges.length > 0)
    await atStripe(till, pick(random, charges).id, pick(random, ['dispute', 'inquire', 'warn'] as Act[]))
}

test('sixty mixed operations, every event up to five times and in no order, end where Stripe ends', {
  timeout: 240_000,
}, async () => {
  const { world } = held
  const { mina } = await cast(world)
  const random = dice('sixty operations')
  const roll = { random, mina, fundIds: [await givenFund(world), await givenFund(world, { name: 'Second fund' })] }
  const told = new Set<string>()
  const fresh = async () => (await world.payments.listEvents(new Date(0))).filter(({ id }) => !told.has(id))

  for (let turn = 0; turn < 60; turn += 1) {
    await pick(random, [give, give, goBack, bankActs])(roll)
    await pass(world, till, Math.floor(random() * 7_200))
    if (turn % 6 !== 5) continue
    // Some news is held back each time, and comes with what is younger.
    const heard = (await fresh()).filter(() => random() < 0.8)
    for (const { id } of heard) told.add(id)
    await deliverInDisorder(world, heard, random)
  }
  await pass(world, till, 30 * 86_400)
  await deliverInDisorder(world, await fresh(), random)
  const swept = await sweepStripe(world)

  expect(swept.problems).toEqual([])
  await expectBooksOfStripe(world, till)
  expect((await world.db.select().from(stripeEvents)).filter(({ processedAt }) => !processedAt)).toEqual([])
})
