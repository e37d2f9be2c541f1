import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { retryOperation } from '#app/domain/giving/retry-operation.server.ts'
import { settleEvents } from '#app/domain/giving/settle-events.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { processingFees } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeEvents, stripeOperations, stripeSweeps } from '#db/schema/stripe.ts'
import { cast } from '#test/support/cast.ts'
import { askOf, givenFund, givenGift, givenStarted, pass, pay, stranger, useTill } from '#test/support/given/giving.ts'
import { loseJob } from '#test/support/given/jobs.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

async function paidUnheard() {
  const { world } = held
  const { giftId, url } = await givenStarted(world, askOf(world, { fundId: await givenFund(world) }))
  await pay(url)
  return { world, giftId }
}

const stateOf = async (giftId: string) =>
  (
    await held.world.db
      .select()
      .from(gifts)
      .where(eq(gifts.id, giftId as never))
  )[0]?.state

test('a gift whose giver never came back and whose events were lost is found by the sweep', async () => {
  const { world, giftId } = await paidUnheard()
  await pass(world, till, 36 * 60)

  const swept = await sweepStripe(world)

  expect(swept.problems).toEqual([])
  expect(await stateOf(giftId)).toBe('settled')
})

test('the fee of a gift that went back whole is asked for when its news was lost', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const giftId = await givenGift(world, { fundId: await givenFund(world) })
  await refundGift(world, mina, { giftId, reason: 'Asked for' })
  await pass(world, till, 36 * 60)
  await world.db
    .insert(stripeSweeps)
    .values({ name: 'events', sweptUntil: new Date(world.clock.now().getTime() + 7_200_000) })
  expect(await readBalance(world.db, processingFees)).toBe(0n)

  const swept = await sweepStripe(world)

  expect(swept).toMatchObject({ events: 0, gifts: 1, problems: [] })
  expect(await readBalance(world.db, processingFees)).toBe(330n)
  expect(await sweepStripe(world)).toMatchObject({ gifts: 0 })
})

test('a second sweep finds nothing new', async () => {
  const { world } = await paidUnheard()
  await pass(world, till, 60)
  const first = await sweepStripe(world)
  await pass(world, till, 60)

  const second = await sweepStripe(world)

  expect(first.events).toBeGreaterThan(0)
  expect(second.events).toBe(0)
})

test('one gift that cannot be settled does not stop the others, and is named', async () => {
  const { world, giftId } = await paidUnheard()
  const other = await givenStarted(world, askOf(world, { fundId: await givenFund(world), giverEmail: 'b@example.org' }))
  await pay(other.url)
  await pass(world, till, 36 * 60)
  const [broken] = await world.db.select().from(gifts).where(eq(gifts.id, giftId))
  till.sandbox.faults.add({
    match: { method: 'GET', path: `/v1/checkout/sessions/${broken?.stripeSessionId}*` },
    action: '500_before',
  })

  const swept = await sweepStripe(world)

  expect(swept.problems).toHaveLength(1)
  expect(swept.problems[0]).toContain(giftId)
  expect(await stateOf(other.giftId)).toBe('settled')
})

test('an event is kept once and settled once', async () => {
  const { world, giftId } = await paidUnheard()
  const [event] = (await world.payments.listEvents(new Date(0))).filter(
    (one) => one.type === 'checkout.session.completed',
  )
  if (!event) throw new Error('no event')

  expect(await receiveEvent(world, event, 'webhook')).toEqual({ isNew: true })
  expect(await receiveEvent(world, event, 'webhook')).toEqual({ isNew: false })
  expect(await settleStripeEvent(world, event.id)).toMatchObject({ ok: true, value: { outcome: 'settled' } })
  expect(await settleStripeEvent(world, event.id)).toMatchObject({ ok: false, refused: 'already-processed' })
  expect(await settleStripeEvent(world, 'evt_none')).toMatchObject({ ok: false, refused: 'no-such-event' })
  expect(await stateOf(giftId)).toBe('settled')
})

test('events whose jobs are lost are put in line again after a minute, all at once', async () => {
  const { world } = await paidUnheard()
  for (const event of await world.payments.listEvents(new Date(0))) await receiveEvent(world, event, 'webhook')

  const waiting = await world.db.select().from(stripeEvents)
  for (const { id } of waiting) await loseJob(world, `settle-stripe-event:${id}`)

  expect(await settleEvents(world)).toEqual({ enqueued: 0 })
  await pass(world, till, 61)
  expect(await settleEvents(world)).toEqual({ enqueued: waiting.length })
})

test('a session that was made while its answer was lost is found by the sweep under the same key', async () => {
  const { world } = held
  const ask = askOf(world, { fundId: await givenFund(world) })
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/checkout/sessions' }, action: 'half_body', times: 1 })
  await startGift(world, stranger, ask)
  await pass(world, till, 90)

  await sweepStripe(world)

  expect(await world.db.select().from(stripeOperations)).toMatchObject([{ state: 'done' }])
  expect(till.sandbox.store.sessions.oldestFirst()).toHaveLength(1)
})

test('a session Stripe never heard of is too late to open by then: its gift fails and nothing stays unknown', async () => {
  const { world } = held
  const ask = askOf(world, { fundId: await givenFund(world) })
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/checkout/sessions' }, action: 'cut_before' })
  await startGift(world, stranger, ask)
  till.sandbox.faults.clear()
  await pass(world, till, 90)

  await sweepStripe(world)

  expect(await world.db.select().from(stripeOperations)).toMatchObject([{ state: 'failed' }])
  expect(await world.db.select().from(gifts)).toMatchObject([{ state: 'failed' }])
  expect(till.sandbox.store.sessions.oldestFirst()).toHaveLength(0)
})

test('an operation without an answer for a day is given up with its gift', async () => {
  const { world } = held
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/checkout/sessions' }, action: 'cut_before' })
  await startGift(world, stranger, askOf(world, { fundId: await givenFund(world) }))
  till.sandbox.faults.clear()
  const [operation] = await world.db.select().from(stripeOperations)
  await pass(world, till, 23 * 3600 + 60)

  const state = await retryOperation(world, portal('test'), operation?.key ?? '')

  expect(state).toBe('failed')
  expect(await world.db.select().from(gifts)).toMatchObject([{ state: 'failed' }])
})
