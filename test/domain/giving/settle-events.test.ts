import { expect, test } from 'vitest'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import { settleEvents } from '#app/domain/giving/settle-events.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { givenUnheard, pass, useTill } from '#test/support/given/giving.ts'
import { loseJob, readJobKeys } from '#test/support/given/jobs.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const jobs = () => readJobKeys(held.world, 'settle-stripe-event:')

test('an event whose job is lost gets another after a minute, and never two', async () => {
  const { event } = await givenUnheard(held.world)
  await receiveEvent(held.world, event, 'webhook')
  await loseJob(held.world, `settle-stripe-event:${event.id}`)

  const early = await settleEvents(held.world)
  await pass(held.world, till, 61)
  const late = [await settleEvents(held.world), await settleEvents(held.world)]

  expect(early).toEqual({ enqueued: 0 })
  expect(late).toEqual([{ enqueued: 1 }, { enqueued: 0 }])
  expect(await jobs()).toHaveLength(1)
})

test('an event that is settled waits for nothing', async () => {
  const { event } = await givenUnheard(held.world)
  await receiveEvent(held.world, event, 'webhook')
  await settleStripeEvent(held.world, event.id)
  await pass(held.world, till, 61)

  expect(await settleEvents(held.world)).toEqual({ enqueued: 0 })
})
