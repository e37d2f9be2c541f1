import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cancelPlan } from '#app/domain/giving/recurring/cancel-plan.server.ts'
import { keepPlan } from '#app/domain/giving/recurring/keep-plan.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { planChanges, planInvoices } from '#db/schema/recurring.ts'
import { putOnFile, refusedCard } from '#test/support/given/cards.ts'
import { pass, useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan, grossOfGifts, kindsOfLetters, passMonths } from '#test/support/given/plan-life.ts'
import { readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const refused = (word: string) => expect.objectContaining({ ok: false, refused: word })
const day = 86_400

test('the link in a letter stops a plan: nothing more is charged, and it can be taken up until the period ends', async () => {
  const { world, planId, link } = await givenOwnPlan(held.world)

  expect(await cancelPlan(world, link, planId)).toMatchObject({ ok: true, value: { state: 'cancelling' } })
  expect(await cancelPlan(world, link, planId)).toEqual(refused('nothing-changes'))
  expect(await keepPlan(world, link, planId)).toMatchObject({ ok: true, value: { state: 'active' } })
  expect(await keepPlan(world, link, planId)).toEqual(refused('not-now'))
  await cancelPlan(world, link, planId)
  await passMonths(held.world, till, 2)

  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'cancelled', endedBecause: 'asked' })
  expect(await keepPlan(world, link, planId)).toEqual(refused('not-now'))
  expect(await grossOfGifts(held.world)).toEqual([2500n])
  expect((await kindsOfLetters(held.world)).filter((kind) => kind === 'plan-stopped')).toHaveLength(2)
})

test('whoever stops while a charge is overdue is not charged for it any more, nor written to about it', async () => {
  const { world, planId, own } = await givenOwnPlan(held.world)
  await putOnFile(world, till, planId, refusedCard)
  await passMonths(held.world, till, 1)
  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'past_due' })

  await cancelPlan(world, own, planId)
  await putOnFile(world, till, planId, '4242424242424242')
  await passMonths(held.world, till, 1)

  expect(await grossOfGifts(held.world)).toEqual([2500n])
  expect(await world.db.select().from(planInvoices).where(eq(planInvoices.state, 'open'))).toEqual([])
})

test('a change whose answer never came is looked up after a day, and found by the id the subscription carries', async () => {
  const { world, planId, own } = await givenOwnPlan(held.world)
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/subscriptions/*' }, action: 'cut_after', times: 6 })
  await cancelPlan(world, own, planId)
  till.sandbox.faults.clear()

  await pass(world, till, day)
  await sweepStripe(world)

  const [, stop] = await world.db.select().from(planChanges).orderBy(planChanges.id)
  expect(stop).toMatchObject({ kind: 'cancel', state: 'done' })
  expect(await readPlanRow(world, planId)).toMatchObject({ state: 'cancelling' })
})

test('staff who look after donors may stop a plan for one who calls; an auditor may not', async () => {
  const { world, planId, fay, otto } = await givenOwnPlan(held.world)

  expect(await cancelPlan(world, { person: otto, hasKey: false }, planId)).toEqual(refused('no-such-plan'))
  expect(await cancelPlan(world, { person: fay, hasKey: false }, planId)).toMatchObject({ ok: true })
})
