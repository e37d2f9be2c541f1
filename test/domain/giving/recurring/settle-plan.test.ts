import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { settleInvoice } from '#app/domain/giving/recurring/settle-invoice.server.ts'
import { settlePlan } from '#app/domain/giving/recurring/settle-plan.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { giftsOf, processingFees } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { letters } from '#db/schema/activity.ts'
import { giftSplits, gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { planChanges, planInvoices } from '#db/schema/recurring.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, pass, pay, useTill } from '#test/support/given/giving.ts'
import { givenBegunPlan, givenPlan, hearAll, planAskOf, readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const redirect = portal('redirect')
const day = 86_400

async function expectGifts(fundId: string, count: number) {
  const { world } = held
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-2500n * BigInt(count))
  expect(await world.db.select().from(receipts)).toHaveLength(count)
  expect(await world.db.select().from(letters).where(eq(letters.kind, 'gift-receipt'))).toHaveLength(count)
}

test('the first payment makes the plan run and is a gift with its split, receipt and letter', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { planId, url } = await givenBegunPlan(world, planAskOf(world, { fundId, visibility: 'anonymous' }))
  await pay(url)

  const settled = await settlePlan(world, redirect, planId)

  expect(settled).toEqual({ ok: true, value: { state: 'active' } })
  await expectGifts(fundId, 1)
  expect(await readPlanRow(world, planId)).toMatchObject({
    state: 'active',
    cardLast4: '4242',
    cardExpires: '2034-12',
    nextChargeAt: new Date('2026-04-03T17:00:00Z'),
  })
  const [gift] = await world.db.select().from(gifts)
  expect(gift).toMatchObject({ state: 'settled', giftDate: '2026-03-03', isAnonymous: true, campaignId: null })
  expect(await world.db.select().from(giftSplits)).toMatchObject([{ fundId, amount: 2500n }])
  expect(await world.db.select().from(planChanges)).toMatchObject([{ kind: 'started', yearlyDifference: 30_000n }])
})

test.each([
  ['the redirect first', ['redirect', 'events']],
  ['the events first', ['events', 'redirect']],
  ['the events alone', ['events']],
  ['the events backwards', ['backwards']],
  ['the sweep alone', ['sweep']],
  ['everything twice', ['events', 'redirect', 'backwards', 'sweep', 'redirect']],
])('a gift that repeats is booked once a month: %s', async (_name, order) => {
  const { world } = held
  const fundId = await givenFund(world)
  const { planId, url } = await givenBegunPlan(world, planAskOf(world, { fundId }))
  await pay(url)

  for (const seconds of [60, 32 * day]) {
    await pass(world, till, seconds)
    for (const step of order) {
      if (step === 'redirect') await settlePlan(world, redirect, planId)
      else if (step === 'sweep') expect((await sweepStripe(world)).problems).toEqual([])
      else if (step === 'backwards') await hearBackwards()
      else await hearAll(world)
    }
    await sweepStripe(world)
    await hearAll(world)
  }

  await expectGifts(fundId, 2)
  expect(await readBalance(world.db, processingFees)).toBeGreaterThan(0n)
  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'active' })
})

async function hearBackwards() {
  const { world } = held
  for (const event of await world.payments.listEvents(new Date(0))) await receiveEvent(world, event, 'webhook')
  const rows = await world.db.select().from(stripeEvents)
  for (const { id } of rows.toReversed()) await settleStripeEvent(world, id)
}

test('two workers, the redirect and the sweep at once book it once', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { planId, url } = await givenBegunPlan(world, planAskOf(world, { fundId }))
  await pay(url)
  await pass(world, till, 60)

  await Promise.all([
    hearAll(world),
    hearBackwards(),
    ...Array.from({ length: 8 }, () => settlePlan(world, redirect, planId)),
  ])

  await expectGifts(fundId, 1)
})

test('the same invoice settled ten times at once is one gift', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  await givenPlan(world, { fundId })
  await pass(world, till, 32 * day)
  const invoice = till.sandbox.store.invoices.newestFirst()[0]

  await Promise.all(Array.from({ length: 10 }, () => settleInvoice(world, redirect, invoice?.id ?? '')))

  await expectGifts(fundId, 2)
})

test('a plan begun on the 31st is charged on the last day of short months, and on the 31st again', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  await pass(world, till, 28 * day)
  const planId = await givenPlan(world, { fundId })
  const charged: string[] = []

  for (let month = 0; month < 3; month += 1) {
    charged.push((await readPlanRow(world, planId)).nextChargeAt?.toISOString().slice(0, 10) ?? '')
    await pass(world, till, 31 * day)
    await sweepStripe(world)
    await hearAll(world)
  }

  expect(charged).toEqual(['2026-04-30', '2026-05-31', '2026-06-30'])
})

test('an invoice of another installation on the same account is left alone', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  await givenPlan(world, { fundId })
  const invoice = till.sandbox.store.invoices.newestFirst()[0]
  if (invoice?.parent?.subscription_details) invoice.parent.subscription_details.subscription = 'sub_other'
  if (invoice?.parent?.subscription_details) invoice.parent.subscription_details.metadata = { env: 'live' }
  await world.db.update(planInvoices).set({ giftId: null, state: 'open' })

  expect(await settleInvoice(world, redirect, invoice?.id ?? '')).toEqual({ ok: false, refused: 'not-ours' })
  await world.db.delete(planInvoices)
  await world.db.update(gifts).set({ intentId: 'put aside' })
})

test('a sum changed at Stripe is what the plan says from then on, and is in its log', async () => {
  const { world } = held
  const planId = await givenPlan(world, { fundId: await givenFund(world) })
  const subscription = till.sandbox.store.subscriptions.newestFirst()[0]
  const price = subscription?.items.data[0]?.price
  if (price) price.unit_amount = 4000

  await settlePlan(world, redirect, planId)

  expect(await readPlanRow(world, planId)).toMatchObject({ gross: 4000n })
  const [, found] = await world.db.select().from(planChanges).orderBy(planChanges.id)
  expect(found).toMatchObject({ kind: 'found', grossBefore: 2500n, yearlyDifference: 18_000n })
})

test('a month of a plan can be given back like any gift', async () => {
  const { world } = held
  const { mina } = await cast(world)
  await givenPlan(world, { fundId: await givenFund(world) })
  const [gift] = await world.db.select().from(gifts)

  const refunded = await refundGift(world, mina, { giftId: gift?.id ?? 'gft_none', reason: 'asked for' })

  expect(refunded).toMatchObject({ ok: true, value: { state: 'succeeded' } })
})
