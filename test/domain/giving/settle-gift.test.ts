import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { CheckoutSeen, Payments } from '#app/domain/giving/payments.ts'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { giftsOf, processingFees, stripeClearing } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { askOf, givenFund, givenStarted, pass, pay, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const redirect = portal('redirect')

async function started() {
  const { world } = held
  const fundId = await givenFund(world)
  return { world, fundId, ...(await givenStarted(world, askOf(world, { fundId }))) }
}

/** why: what happens between Stripe's answer and its writing can only be met by standing in between. */
function readingCheckout(readCheckout: (id: string) => Promise<CheckoutSeen>): typeof held.world {
  const { world } = held
  const get = (payments: Payments, name: string) =>
    name === 'readCheckout' ? readCheckout : Reflect.get(payments, name)
  return { ...world, payments: new Proxy(world.payments, { get: (target, name) => get(target, String(name)) }) }
}

async function deliverAll() {
  const { world } = held
  for (const event of await world.payments.listEvents(new Date(0))) await receiveEvent(world, event, 'webhook')
  for (const { id } of await world.db.select({ id: stripeEvents.id }).from(stripeEvents))
    await settleStripeEvent(world, id)
}

async function expectBookedOnce(giftId: string, fundId: string) {
  const { world } = held
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-10330n)
  expect(await world.db.select().from(receipts)).toHaveLength(1)
  expect(await world.db.select().from(letters).where(eq(letters.subjectId, giftId))).toHaveLength(1)
}

test('a paid gift is booked when its giver comes back', async () => {
  const { world, fundId, giftId, url } = await started()
  await pay(url)

  const settled = await settleGift(world, redirect, giftId)

  expect(settled).toEqual({ ok: true, value: { state: 'settled' } })
  await expectBookedOnce(giftId, fundId)
  const [gift] = await world.db.select().from(gifts)
  expect(gift?.giftDate).toBe('2026-03-03')
})

test('the fee is posted once Stripe knows it, and only once', async () => {
  const { world, giftId, url } = await started()
  await pay(url)
  await settleGift(world, redirect, giftId)
  expect(await readBalance(world.db, processingFees)).toBe(0n)

  await pass(world, till, 60)
  await deliverAll()
  await settleGift(world, redirect, giftId)

  expect(await readBalance(world.db, processingFees)).toBe(330n)
  expect(await readBalance(world.db, stripeClearing)).toBe(10_000n)
})

test.each([
  ['the redirect first', ['redirect', 'events']],
  ['the events first', ['events', 'redirect']],
  ['the events alone', ['events']],
  ['everything twice', ['events', 'redirect', 'events', 'redirect']],
])('a gift is booked once: %s', async (_name, order) => {
  const { world, fundId, giftId, url } = await started()
  await pay(url)
  await pass(world, till, 60)

  for (const step of order) {
    if (step === 'redirect') await settleGift(world, redirect, giftId)
    else await deliverAll()
  }

  await expectBookedOnce(giftId, fundId)
  expect(await readBalance(world.db, processingFees)).toBe(330n)
})

test('a gift is booked once when the redirect and the events come at once', async () => {
  const { world, fundId, giftId, url } = await started()
  await pay(url)
  await pass(world, till, 60)

  await Promise.all([deliverAll(), ...Array.from({ length: 12 }, () => settleGift(world, redirect, giftId))])

  await expectBookedOnce(giftId, fundId)
})

test('a gift that is not paid yet stays as it is', async () => {
  const { world, giftId } = await started()

  const settled = await settleGift(world, redirect, giftId)

  expect(settled).toEqual({ ok: true, value: { state: 'started' } })
})

test('a declined card leaves the gift open, and the reason for staff', async () => {
  const { world, giftId, url } = await started()
  const declined = await pay(url, '4000000000000002')
  await settleGift(world, redirect, giftId)
  const [before] = await world.db.select().from(gifts)

  await pay(url)
  const settled = await settleGift(world, redirect, giftId)

  expect(declined.status).toBe(402)
  expect(before).toMatchObject({ state: 'started', failureReason: 'card_error card_declined generic_decline' })
  expect(settled).toEqual({ ok: true, value: { state: 'settled' } })
})

test('a session nobody paid expires, and its gift with it', async () => {
  const { world, giftId } = await started()
  await pass(world, till, 32 * 60)

  await deliverAll()

  const [gift] = await world.db.select().from(gifts).where(eq(gifts.id, giftId))
  expect(gift?.state).toBe('expired')
})

test('a payment of another amount is set apart for a person, never booked', async () => {
  const { world, giftId, fundId, url } = await started()
  await pay(url)
  const intent = till.sandbox.store.sessions.oldestFirst()[0]
  if (intent) till.sandbox.store.sessions.put({ ...intent, amount_total: 9_900 })

  const settled = await settleGift(world, redirect, giftId)

  expect(settled).toEqual({ ok: true, value: { state: 'quarantined' } })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await world.db.select().from(receipts)).toHaveLength(0)
})

test('a gift nobody knows is refused', async () => {
  expect(await settleGift(held.world, redirect, 'gft_none')).toEqual({ ok: false, refused: 'no-such-gift' })
})

test('a gift paid on New Year’s Eve in the lab’s zone is a gift of that year, whenever we hear of it', async () => {
  const { world } = held
  const secondsTo = (instant: string) => (Date.parse(instant) - world.clock.now().getTime()) / 1000
  await pass(world, till, secondsTo('2027-01-01T04:58:00Z'))
  const { giftId, url } = await started()
  await pay(url)
  await pass(world, till, secondsTo('2027-01-02T12:00:00Z'))

  await settleGift(world, redirect, giftId)

  const [receipt] = await world.db.select().from(receipts)
  expect(receipt?.number).toBe('2026-000001')
})

test('receipts of a year are numbered without a gap, however many settle at once', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const begun = await Promise.all(Array.from({ length: 12 }, () => givenStarted(world, askOf(world, { fundId }))))
  for (const { url } of begun) await pay(url)

  await Promise.all(begun.map(({ giftId }) => settleGift(world, redirect, giftId)))

  const numbers = (await world.db.select().from(receipts)).map((receipt) => receipt.serial).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
})

test('no lock is held and no transaction is open while Stripe is asked', async () => {
  const { world, giftId, url } = await started()
  await pay(url)
  const locks: unknown[] = []
  const patient = readingCheckout(async (id) => {
    locks.push(
      ...(await world.sql`select pid from pg_locks where locktype = 'advisory' and database =
      (select oid from pg_database where datname = current_database())`),
    )
    return world.payments.readCheckout(id)
  })

  const settled = await settleGift(patient, redirect, giftId)

  expect(settled).toEqual({ ok: true, value: { state: 'settled' } })
  expect(locks).toEqual([])
})

test('an answer that is older than what is written does not move a gift back', async () => {
  const { world, giftId } = await started()
  let looks = 0
  const patient = readingCheckout(async (id) => {
    looks += 1
    const seen = await world.payments.readCheckout(id)
    // While this answer is on its way the session ends, and someone else writes that down.
    if (looks === 1) {
      await pass(world, till, 32 * 60)
      await settleGift(world, redirect, giftId)
    }
    return seen
  })

  const settled = await settleGift(patient, redirect, giftId)

  expect(settled).toEqual({ ok: true, value: { state: 'expired' } })
  expect(looks).toBe(2)
})

test('more gifts can be settled at once than the database has connections', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const begun = await Promise.all(Array.from({ length: 30 }, () => givenStarted(world, askOf(world, { fundId }))))
  for (const { url } of begun) await pay(url)

  const settled = await Promise.all(begun.map(({ giftId }) => settleGift(world, redirect, giftId)))

  expect(settled.every((outcome) => outcome.ok && outcome.value.state === 'settled')).toBe(true)
})
