import { expect, test } from 'vitest'
import { forgetEvents } from '#app/domain/giving/forget-events.server.ts'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { askOf, givenFund, givenStarted, pay, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const day = 86_400_000

test('what Stripe said is forgotten 90 days after it was worked off, and the event is still known', async () => {
  const { world } = held
  const { url } = await givenStarted(world, askOf(world, { fundId: await givenFund(world) }))
  await pay(url)
  const events = await world.payments.listEvents(new Date(0))
  for (const event of events) {
    await receiveEvent(world, event, 'webhook')
    await settleStripeEvent(world, event.id)
  }

  world.clock.advance(89 * day)
  expect(await forgetEvents(world)).toEqual({ events: 0 })
  world.clock.advance(2 * day)
  expect(await forgetEvents(world)).toEqual({ events: events.length })
  expect(await forgetEvents(world)).toEqual({ events: 0 })

  const kept = await world.db.select().from(stripeEvents)
  expect(kept.map((event) => event.payload)).toEqual(events.map(() => ''))
  for (const event of events) expect(await receiveEvent(world, event, 'webhook')).toEqual({ isNew: false })
})

test('an event that waits keeps its words however long', async () => {
  const { world } = held
  const createdAt = world.clock.now()
  const event = { id: 'evt_1', type: 'charge.refunded', createdAt, apiVersion: null, objectId: 'ch_1', payload: '{}' }
  await receiveEvent(world, event, 'webhook')
  world.clock.advance(400 * day)

  expect(await forgetEvents(world)).toEqual({ events: 0 })
})
