import { expect, test } from 'vitest'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { givenUnheard, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const states = async () => (await held.world.db.select().from(gifts)).map((gift) => gift.state)

test('an event settles the gift it is about, once', async () => {
  const { event } = await givenUnheard(held.world)
  await receiveEvent(held.world, event, 'webhook')

  const first = await settleStripeEvent(held.world, event.id)
  const second = await settleStripeEvent(held.world, event.id)

  expect(first).toEqual({ ok: true, value: { outcome: 'settled' } })
  expect(second).toEqual({ ok: false, refused: 'already-processed' })
  expect(await states()).toEqual(['settled'])
})

test('worked off twice at once, the gift is booked once', async () => {
  const { event } = await givenUnheard(held.world)
  await receiveEvent(held.world, event, 'webhook')

  await Promise.all([settleStripeEvent(held.world, event.id), settleStripeEvent(held.world, event.id)])

  const entries = await held.world.sql`select kind from journal_entry where kind = 'gift-settled'`
  expect(entries).toHaveLength(1)
})

test('an event nobody kept is refused; one about something else, or of a kind we do not know, changes nothing', async () => {
  const { event } = await givenUnheard(held.world)
  const payload = JSON.stringify({ data: { object: { object: 'customer', id: 'cus_1' } } })
  await receiveEvent(held.world, { ...event, id: 'evt_other', type: 'customer.created', payload }, 'webhook')

  expect(await settleStripeEvent(held.world, 'evt_none')).toEqual({ ok: false, refused: 'no-such-event' })
  expect(await settleStripeEvent(held.world, 'evt_other')).toEqual({ ok: true, value: { outcome: 'no-action' } })
  expect(await states()).toEqual(['started'])
  expect(await held.world.db.select().from(stripeEvents)).toMatchObject([{ outcome: 'no-action' }])
})
