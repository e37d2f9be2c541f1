import { expect, test } from 'vitest'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cents, usd } from '#app/units/money.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { cast } from '#test/support/cast.ts'
import { askOf, givenCampaign, givenFund, pass, stranger, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const refused = (word: string) => expect.objectContaining({ ok: false, refused: word })

test('a started gift leads to a page to pay the gift and its fee on', async () => {
  const { world } = held

  const outcome = await startGift(world, stranger, askOf(world, { fundId: await givenFund(world) }))

  const session = till.sandbox.store.sessions.oldestFirst()[0]
  expect(outcome).toMatchObject({ ok: true, value: { url: session?.url } })
  expect(session?.amount_total).toBe(10330)
  expect(await world.db.select().from(gifts)).toMatchObject([{ state: 'started', gross: 10330n, feeCover: 330n }])
  expect(await world.db.select().from(stripeOperations)).toMatchObject([{ state: 'done', responseId: session?.id }])
})

test('the same form sent twice, and ten times at once, is one gift and one page', async () => {
  const { world } = held
  const ask = askOf(world, { fundId: await givenFund(world) })

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => startGift(world, stranger, ask)))
  outcomes.push(await startGift(world, stranger, ask))

  const urls = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.url : outcome.refused)))
  expect(urls.size).toBe(1)
  expect(await world.db.select().from(gifts)).toHaveLength(1)
  expect(till.sandbox.store.sessions.oldestFirst()).toHaveLength(1)
})

test('the same form with other words is refused', async () => {
  const { world } = held
  const ask = askOf(world, { fundId: await givenFund(world) })
  await startGift(world, stranger, ask)

  expect(await startGift(world, stranger, { ...ask, amount: usd(50) })).toEqual(refused('other-words'))
})

test('an intent our form did not make, and amounts out of bounds, are refused', async () => {
  const { world } = held
  const ask = askOf(world, { fundId: await givenFund(world) })

  expect(await startGift(world, stranger, { ...ask, intentId: 'mine' })).toEqual(refused('not-our-form'))
  expect(await startGift(world, stranger, { ...ask, amount: cents(499n) })).toEqual(refused('too-small'))
  expect(await startGift(world, stranger, { ...ask, amount: cents(2_500_001n) })).toEqual(refused('too-large'))
  expect(await world.db.select().from(gifts)).toHaveLength(0)
})

test('a closed fund and a campaign that is over take no gifts', async () => {
  const { world } = held
  const closed = await givenFund(world, { isOpen: false })
  const fundId = await givenFund(world)
  const campaignId = await givenCampaign(world, { fundId, closesAt: new Date('2026-01-01T00:00:00Z') })

  expect(await startGift(world, stranger, askOf(world, { fundId: closed }))).toEqual(refused('fund-closed'))
  expect(await startGift(world, stranger, askOf(world, { fundId, campaignId }))).toEqual(refused('campaign-closed'))
})

test('a gift over in time is refused, and a new form begins anew', async () => {
  const { world } = held
  const ask = askOf(world, { fundId: await givenFund(world) })
  await startGift(world, stranger, ask)
  await pass(world, till, 36 * 60)
  await sweepStripe(world)

  expect(await startGift(world, stranger, ask)).toEqual(refused('already-over'))
  expect(await startGift(world, stranger, { ...ask, intentId: world.ids.secret() })).toMatchObject({ ok: true })
})

test('an answer that is lost leaves the gift unknown; asked again, it is the same session', async () => {
  const { world } = held
  const ask = askOf(world, { fundId: await givenFund(world) })
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/checkout/sessions' }, action: 'half_body', times: 1 })

  const first = await startGift(world, stranger, ask)
  const [unknown] = await world.db.select().from(stripeOperations)
  const second = await startGift(world, stranger, ask)

  expect(first).toEqual(refused('payments-silent'))
  expect(unknown?.state).toBe('unknown')
  expect(second).toMatchObject({ ok: true })
  expect(till.sandbox.store.sessions.oldestFirst()).toHaveLength(1)
})

test('Stripe being busy is waited out', async () => {
  const { world } = held
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/checkout/sessions' }, action: '429_rate', times: 1 })

  expect(await startGift(world, stranger, askOf(world, { fundId: await givenFund(world) }))).toMatchObject({ ok: true })
})

test('a guest with a known address is the same donor, whose name stays', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  await startGift(world, stranger, askOf(world, { fundId }))

  await startGift(world, stranger, askOf(world, { fundId, giverEmail: 'ADA@example.org', giverName: 'Someone Else' }))

  expect(await world.db.select().from(donors)).toMatchObject([{ name: 'Ada Lovelace', email: 'ada@example.org' }])
})

test('someone signed in gives as herself, wherever the receipt goes', async () => {
  const { world } = held
  const { ada } = await cast(world)
  const ask = askOf(world, { fundId: await givenFund(world), giverEmail: 'elsewhere@example.org' })

  await startGift(world, actorOf(ada), ask)

  expect(await world.db.select().from(donors)).toMatchObject([{ personId: ada.id, email: ada.email }])
})
