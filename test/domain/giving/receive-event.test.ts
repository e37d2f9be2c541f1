import { expect, test } from 'vitest'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { givenUnheard, useTill } from '#test/support/given/giving.ts'
import { readJobKeys } from '#test/support/given/jobs.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const jobs = () => readJobKeys(held.world, 'settle-stripe-event:')

test('an event is kept with one job, however often and from wherever it comes', async () => {
  const { event } = await givenUnheard(held.world)

  const first = await receiveEvent(held.world, event, 'webhook')
  const again = await receiveEvent(held.world, event, 'sweep')

  expect([first, again]).toEqual([{ isNew: true }, { isNew: false }])
  expect(await held.world.db.select().from(stripeEvents)).toMatchObject([{ id: event.id, source: 'webhook' }])
  expect(await jobs()).toEqual([`settle-stripe-event:${event.id}`])
})

test('ten deliveries at once are one event', async () => {
  const { event } = await givenUnheard(held.world)

  const answers = await Promise.all(Array.from({ length: 10 }, () => receiveEvent(held.world, event, 'webhook')))

  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await jobs()).toHaveLength(1)
})
