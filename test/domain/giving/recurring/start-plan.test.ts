import { expect, test } from 'vitest'
import { settlePlan } from '#app/domain/giving/recurring/settle-plan.server.ts'
import { startPlan } from '#app/domain/giving/recurring/start-plan.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { cents, usd } from '#app/units/money.ts'
import { gifts } from '#db/schema/giving.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { givenCampaign, givenFund, pass, pay, stranger, useTill } from '#test/support/given/giving.ts'
import { givenBegunPlan, givenPlan, planAskOf, readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const refused = (word: string) => expect.objectContaining({ ok: false, refused: word })

test('a monthly gift leads to a page that begins one subscription of the whole sum', async () => {
  const { world } = held
  const fundId = await givenFund(world)

  const outcome = await startPlan(world, stranger, planAskOf(world, { fundId, coversFee: true }))

  const session = till.sandbox.store.sessions.oldestFirst()[0]
  expect(outcome).toMatchObject({ ok: true, value: { url: session?.url } })
  expect(session).toMatchObject({ mode: 'subscription', amount_total: 2606 })
  expect(till.sandbox.store.products.oldestFirst()).toMatchObject([{ id: `test_${fundId}` }])
  expect(await world.db.select().from(recurringPlans)).toMatchObject([
    { state: 'started', gross: 2606n, feeCover: 106n },
  ])
})

test('the same form sent ten times at once is one plan and one page', async () => {
  const { world } = held
  const ask = planAskOf(world, { fundId: await givenFund(world) })

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => startPlan(world, stranger, ask)))
  outcomes.push(await startPlan(world, stranger, ask))

  expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.url : outcome.refused))).size).toBe(1)
  expect(await world.db.select().from(recurringPlans)).toHaveLength(1)
})

test('the same form with other words, amounts out of bounds, and closed funds and campaigns are refused', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const closed = await givenFund(world, { isOpen: false })
  const campaignId = await givenCampaign(world, { fundId, closesAt: new Date('2026-01-01') })
  const ask = planAskOf(world, { fundId })
  await startPlan(world, stranger, ask)

  expect(await startPlan(world, stranger, { ...ask, interval: 'year' })).toEqual(refused('other-words'))
  expect(await startPlan(world, stranger, { ...ask, intentId: 'mine' })).toEqual(refused('not-our-form'))
  expect(await startPlan(world, stranger, { ...ask, amount: cents(499n) })).toEqual(refused('too-small'))
  expect(await startPlan(world, stranger, { ...ask, amount: usd(25_001) })).toEqual(refused('too-large'))
  expect(await startPlan(world, stranger, planAskOf(world, { fundId: closed }))).toEqual(refused('fund-closed'))
  expect(await startPlan(world, stranger, planAskOf(world, { fundId, campaignId }))).toEqual(refused('campaign-closed'))
})

test('whoever gives to a fund already gets no second plan for it, whatever the interval, but one for another fund', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const planId = await givenPlan(world, { fundId })

  const second = await startPlan(world, stranger, planAskOf(world, { fundId, interval: 'year' }))
  const other = await startPlan(world, stranger, planAskOf(world, { fundId: await givenFund(world) }))

  expect(second).toEqual({
    ok: false,
    refused: 'already-giving',
    detail: { planId, gross: 2500n, interval: 'month' },
  })
  expect(other.ok).toBe(true)
})

test('a plan that was begun and not paid gives way: its page closes, so that both can never be paid', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const first = await givenBegunPlan(world, planAskOf(world, { fundId }))

  const second = await givenBegunPlan(world, planAskOf(world, { fundId, amount: usd(50) }))
  const late = await pay(first.url)
  await pay(second.url)
  await settlePlan(world, portal('test'), second.planId)

  expect(late.status).not.toBe(303)
  expect(await readPlanRow(world, first.planId)).toMatchObject({ state: 'expired' })
  expect(await readPlanRow(world, second.planId)).toMatchObject({ state: 'active' })
  expect(till.sandbox.store.subscriptions.oldestFirst()).toHaveLength(1)
})

test('a plan paid in one window is what the other window is told of, and is not paid twice', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const first = await givenBegunPlan(world, planAskOf(world, { fundId }))
  await pay(first.url)

  const second = await startPlan(world, stranger, planAskOf(world, { fundId }))

  expect(second).toEqual(refused('already-giving'))
  expect(await readPlanRow(world, first.planId)).toMatchObject({ state: 'active' })
  expect(await world.db.select().from(gifts)).toHaveLength(1)
})

test('five windows at once begin one plan', async () => {
  const { world } = held
  const fundId = await givenFund(world)

  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => startPlan(world, stranger, planAskOf(world, { fundId }))),
  )
  const urls = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.url] : []))
  for (const url of urls) await pay(url)

  expect(till.sandbox.store.subscriptions.oldestFirst()).toHaveLength(1)
})

test('an answer lost on its way is asked for again under the same key', async () => {
  const { world } = held
  const ask = planAskOf(world, { fundId: await givenFund(world) })
  till.sandbox.faults.add({ match: { path: '/v1/checkout/sessions' }, action: 'half_body', times: 1 })

  const silent = await startPlan(world, stranger, ask)
  await pass(world, till, 120)
  await sweepStripe(world)
  const again = await startPlan(world, stranger, ask)

  expect(silent).toEqual(refused('payments-silent'))
  expect(again.ok).toBe(true)
  expect(till.sandbox.store.sessions.oldestFirst()).toHaveLength(1)
  const operations = await world.db.select().from(stripeOperations)
  expect(operations.map((one) => one.state)).toEqual(['done', 'done'])
})

test('a plan nobody pays for expires, and the next begins', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const { planId } = await givenBegunPlan(world, planAskOf(world, { fundId }))

  await pass(world, till, 36 * 60)
  const swept = await sweepStripe(world)

  expect(swept.problems).toEqual([])
  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'expired' })
})
