import { expect } from 'vitest'
import type { EventSeen } from '#app/domain/giving/payments.ts'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { stripeClearing } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { gifts } from '#db/schema/giving.ts'
import type { Till } from '#test/support/given/giving.ts'
import type { TestWorld } from '#test/support/world.ts'

/** Every event arrives one to five times, in an order the dice decide, several at once. */
export async function deliverInDisorder(
  world: TestWorld,
  events: readonly EventSeen[],
  random: () => number,
): Promise<void> {
  const copies = events.flatMap((event) => Array.from({ length: 1 + Math.floor(random() * 5) }, () => event))
  const order = copies.map((event) => ({ event, place: random() })).sort((one, other) => one.place - other.place)
  for (let from = 0; from < order.length; from += 4) {
    await Promise.all(order.slice(from, from + 4).map(({ event }) => hear(world, event)))
  }
}

/** One event arrives and is worked off, as the webhook and its job do it. */
export async function hear(world: TestWorld, event: EventSeen): Promise<void> {
  await receiveEvent(world, event, 'webhook')
  await settleStripeEvent(world, event.id)
}

/** The books say what Stripe's own books say: the clearing account is their sum, and each gift what is left of its charge. */
export async function expectBooksOfStripe(world: TestWorld, till: Till): Promise<void> {
  const { store } = till.sandbox
  const lines = store.balanceEntries.oldestFirst().filter(({ type }) => !type.startsWith('payout'))
  expect(await readBalance(world.db, stripeClearing)).toBe(lines.reduce((sum, { net }) => sum + BigInt(net), 0n))
  const lost = store.disputes.oldestFirst().filter(({ status }) => status === 'lost')
  const told = new Map(
    store.charges.oldestFirst().flatMap((charge) => {
      if (!charge.paid) return []
      const taken = lost.filter((dispute) => dispute.charge === charge.id).reduce((sum, { amount }) => sum + amount, 0)
      // Refunded while it was asked about, and then lost: the lab has paid it twice, and the gift is simply gone.
      return [[charge.id, BigInt(Math.max(0, charge.amount - charge.amount_refunded - taken))] as const]
    }),
  )
  const rows = await world.db.select().from(gifts)
  const booked = rows.filter(({ settledAt }) => settledAt !== null)
  expect(booked).toHaveLength(told.size)
  for (const gift of booked) {
    // Euros are counted by their own invariant: what is left in dollars is at the rate of the gift's day.
    if (gift.euros !== null) continue
    expect(gift.gross - gift.refunded, gift.id).toBe(told.get(gift.stripeChargeId ?? ''))
  }
}
