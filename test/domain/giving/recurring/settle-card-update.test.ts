import { expect, test } from 'vitest'
import { settleCardUpdate } from '#app/domain/giving/recurring/settle-card-update.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { gifts } from '#db/schema/giving.ts'
import { cardUpdates } from '#db/schema/recurring.ts'
import { givenCardPage, putOnFile, refusedCard } from '#test/support/given/cards.ts'
import { pass, pay, useTill } from '#test/support/given/giving.ts'
import { givenOwnPlan, kindsOfLetters, passDays } from '#test/support/given/plan-life.ts'
import { hearAll, readPlanRow } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

test('another card is in use only when Stripe names it, and pays what is overdue at once', async () => {
  const { world, planId } = await givenOwnPlan(held.world)
  await putOnFile(world, till, planId, refusedCard)
  await passDays(held.world, till, 32)
  const { updateId, url } = await givenCardPage(held.world, planId)

  const before = await settleCardUpdate(world, portal('redirect'), updateId)
  await pay(url, '5555555555554444')
  const after = await settleCardUpdate(world, portal('redirect'), updateId)
  const again = await settleCardUpdate(world, portal('redirect'), updateId)

  expect([before, after, again].map((one) => one.ok && one.value.state)).toEqual(['started', 'done', 'done'])
  expect(await readPlanRow(world, planId)).toMatchObject({
    state: 'active',
    cardBrand: 'mastercard',
    cardLast4: '4444',
  })
  expect(await world.db.select().from(gifts)).toHaveLength(2)
  expect(till.sandbox.store.charges.oldestFirst().filter(({ status }) => status === 'succeeded')).toHaveLength(2)
})

test('whoever never comes back from giving a card has changed it all the same: the events and the sweep see it', async () => {
  const { world, planId } = await givenOwnPlan(held.world)
  const { url } = await givenCardPage(held.world, planId)
  await pay(url, '5555555555554444')

  await pass(world, till, 60)
  await hearAll(world)

  expect(await readPlanRow(world, planId)).toMatchObject({ cardLast4: '4444' })
  expect(await world.db.select().from(cardUpdates)).toMatchObject([{ state: 'done' }])
})

test('the redirect, the event and the sweep at once take a card into use once', async () => {
  const { world, planId } = await givenOwnPlan(held.world)
  const { updateId, url } = await givenCardPage(held.world, planId)
  await pay(url, '5555555555554444')

  await Promise.all(Array.from({ length: 6 }, () => settleCardUpdate(world, portal('redirect'), updateId)))
  await settleCardUpdate(world, portal('redirect'), updateId)

  expect(await readPlanRow(world, planId)).toMatchObject({ cardLast4: '4444' })
  expect((await kindsOfLetters(held.world)).filter((kind) => kind === 'plan-changed')).toHaveLength(1)
})

test('an answer lost while the card is taken into use does not say that it is', async () => {
  const { world, planId } = await givenOwnPlan(held.world)
  const { updateId, url } = await givenCardPage(held.world, planId)
  await pay(url, '5555555555554444')
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/subscriptions/*' }, action: 'cut_before', times: 6 })

  const unsure = await settleCardUpdate(world, portal('redirect'), updateId)
  till.sandbox.faults.clear()
  const sure = await settleCardUpdate(world, portal('redirect'), updateId)

  expect(unsure).toMatchObject({ ok: false, refused: 'payments-silent' })
  expect(sure).toMatchObject({ ok: true, value: { state: 'done' } })
  expect(await readPlanRow(world, planId)).toMatchObject({ cardLast4: '4444' })
})

test('a page for a card that nobody used ends, and the gift is charged as before', async () => {
  const { world, planId } = await givenOwnPlan(held.world)
  const { updateId } = await givenCardPage(held.world, planId)

  await pass(world, till, 36 * 60)
  await sweepStripe(world)

  expect(await settleCardUpdate(world, portal('redirect'), updateId)).toMatchObject({ value: { state: 'expired' } })
  expect(await readPlanRow(world, planId)).toMatchObject({ cardLast4: '4242' })
})
