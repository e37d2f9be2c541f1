import { expect, test } from 'vitest'
import { withdrawPledge } from '#app/domain/giving/pledges/end-pledge.server.ts'
import { startMethod } from '#app/domain/giving/pledges/start-method.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { usd } from '#app/units/money.ts'
import { pledgeMethods } from '#db/schema/pledge-methods.ts'
import { givenFund, useTill } from '#test/support/given/giving.ts'
import { givenOffered } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const giver = portal('pledge-page')

test('a giver is sent to a page of Stripe’s that saves a card and charges nothing', async () => {
  const { world } = held
  const pledgeId = await givenOffered(world, { fundId: await givenFund(world) })

  const started = await startMethod(world, giver, { pledgeId, channel: 'card' })

  if (!started.ok) throw new Error(started.refused)
  expect(await (await fetch(started.value.url)).text()).toContain('Nothing is charged now')
  expect(await world.db.select().from(pledgeMethods)).toMatchObject([{ state: 'asked', label: null }])
})

test('parts larger than the method takes, and a pledge that has ended, are refused; a silent Stripe changes nothing', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const large = await givenOffered(world, { fundId, amount: usd(90_000) })
  const pledgeId = await givenOffered(world, { fundId })

  expect(await startMethod(world, giver, { pledgeId: large, channel: 'card' })).toMatchObject({
    refused: 'part-too-large',
  })
  expect((await startMethod(world, giver, { pledgeId: large, channel: 'bank_debit' })).ok).toBe(true)
  till.sandbox.faults.add({ match: { method: 'POST', path: '/v1/checkout/sessions' }, action: 'cut_before', times: 9 })
  expect(await startMethod(world, giver, { pledgeId, channel: 'card' })).toMatchObject({ refused: 'payments-silent' })
  till.sandbox.faults.clear()
  await withdrawPledge(world, giver, pledgeId)
  expect(await startMethod(world, giver, { pledgeId, channel: 'card' })).toMatchObject({ refused: 'not-open' })
})
