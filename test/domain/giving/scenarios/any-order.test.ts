import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { EventSeen } from '#app/domain/giving/payments.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { atStripe } from '#test/support/given/disputes.ts'
import { askOf, givenFund, givenGift, givenUnheard, pass, stranger, useTill } from '#test/support/given/giving.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { expectBooksOfStripe, hear } from '#test/support/given/tidings.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

/** A paid gift of which a part went back by hand, and whose rest was disputed and decided: nothing of it heard yet. */
async function everythingAtStripe(outcome: 'win' | 'lose'): Promise<EventSeen[]> {
  const { world } = held
  await givenUnheard(world)
  await pass(world, till, 60)
  const [charge] = till.sandbox.store.charges.oldestFirst()
  const params = {
    refundId: 'rfd_elsewhere',
    giftId: 'gft_elsewhere',
    paymentIntentId: String(charge?.payment_intent),
    amount: 3_330n,
  }
  await world.payments.refund('by-hand', world.payments.prepareRefund(params as never))
  await atStripe(till, charge?.id ?? '', 'dispute')
  const [dispute] = till.sandbox.store.disputes.oldestFirst()
  await atStripe(till, dispute?.id ?? '', outcome)
  return world.payments.listEvents(new Date(0))
}

const orders: Record<string, (events: EventSeen[]) => EventSeen[]> = {
  'as they happened': (events) => events,
  backwards: (events) => [...events].reverse(),
  'the dispute first': (events) => [...events].sort((one, other) => rank(one, 'dispute') - rank(other, 'dispute')),
  'the refund last': (events) => [...events].sort((one, other) => rank(other, 'refund') - rank(one, 'refund')),
}
const rank = ({ type }: EventSeen, word: string) => (type.includes(word) ? 0 : 1)

for (const [name, order] of Object.entries(orders)) {
  for (const [outcome, state, refunded] of [
    ['lose', 'lost', 10330n],
    ['win', 'partly_refunded', 3330n],
  ] as const) {
    test(`a refund and a dispute that ends so (${outcome}) come to the same, heard ${name}`, async () => {
      const { world } = held
      const events = await everythingAtStripe(outcome)

      for (const event of order(events)) await hear(world, event)

      expect(await world.db.select().from(gifts)).toMatchObject([{ state, refunded }])
      await expectBooksOfStripe(world, till)
      const [newest] = await world.db.select().from(receipts).orderBy(desc(receipts.id))
      expect(newest).toMatchObject({ amount: 10330n - refunded })
      const told = await world.db.select().from(letters).where(eq(letters.kind, 'gift-taken-back'))
      expect(told).toHaveLength(outcome === 'lose' ? 1 : 0)
    })
  }
}

test('an answer lost after Stripe had done it happens once: a page, a refund, and every try after it', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const ask = askOf(world, { fundId })
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/checkout/sessions' }, action: 'cut_after', times: 3 })

  const first = await startGift(world, stranger, ask)
  const again = await startGift(world, stranger, ask)

  expect(first).toMatchObject({ refused: 'payments-silent' })
  expect(again).toMatchObject({ ok: true })
  expect(till.sandbox.store.sessions.oldestFirst()).toHaveLength(1)

  const giftId = await givenGift(world, { fundId })
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, action: 'cut_after', times: 3 })
  expect(await refundGift(world, mina, { giftId, reason: 'Asked for' })).toMatchObject({ refused: 'payments-silent' })
  await pass(world, till, 120)
  await sweepStripe(world)
  await hearAll(world)

  expect(till.sandbox.store.refunds.oldestFirst()).toHaveLength(1)
  await expectBooksOfStripe(world, till)
})
