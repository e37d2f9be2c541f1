import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { settleMethod } from '#app/domain/giving/pledges/settle-method.server.ts'
import { startMethod } from '#app/domain/giving/pledges/start-method.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { pledgeMethods } from '#db/schema/pledge-methods.ts'
import { pledges } from '#db/schema/pledges.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { givenFund, pass, useTill } from '#test/support/given/giving.ts'
import { givenOffered, saveOnPage } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const giver = portal('pledge-page')

async function started(pledgeId: Id<'plg'>, channel: 'card' | 'bank_debit' = 'card') {
  const outcome = await startMethod(held.world, giver, { pledgeId, channel })
  if (!outcome.ok) throw new Error(outcome.refused)
  return outcome.value
}

test('a saved method is known by its brand and last digits, replaces the one before, and pays from then on', async () => {
  const { world } = held
  const pledgeId = await givenOffered(world, { fundId: await givenFund(world) })
  const [card, bank] = [await started(pledgeId), await started(pledgeId, 'bank_debit')]
  await saveOnPage(card.url, { number: '5555555555554444' })
  await saveOnPage(bank.url, { account: '000123456789' })

  await Promise.all([settleMethod(world, giver, card), settleMethod(world, giver, card)])
  await settleMethod(world, giver, bank)

  const rows = await world.db.select().from(pledgeMethods).orderBy(pledgeMethods.id)
  expect(rows.map(({ state, label }) => [state, label])).toEqual([
    ['replaced', 'Mastercard ending in 4444'],
    ['saved', expect.stringMatching(/ending in 6789$/)],
  ])
  expect((await world.db.select().from(pledges))[0]?.method).toBe('bank_debit')
})

test('who never comes back is heard of by the event, and a page left is over by the sweep', async () => {
  const { world } = held
  const pledgeId = await givenOffered(world, { fundId: await givenFund(world) })
  const [saved, left] = [await started(pledgeId), await started(pledgeId)]
  await saveOnPage(saved.url)

  await sweepStripe(world)
  for (const { id } of await world.db.select({ id: stripeEvents.id }).from(stripeEvents))
    await settleStripeEvent(world, id)
  await pass(world, till, 3600)
  await sweepStripe(world)

  const stateOf = async (id: Id<'mth'>) =>
    (await world.db.select().from(pledgeMethods).where(eq(pledgeMethods.id, id)))[0]?.state
  expect(await stateOf(saved.methodId)).toBe('saved')
  expect(await stateOf(left.methodId)).toBe('expired')
  expect(await settleMethod(world, giver, { methodId: world.ids.next('mth') })).toEqual({
    ok: false,
    refused: 'no-such-method',
  })
})
