import { expect, test } from 'vitest'
import { dividePledge } from '#app/domain/giving/pledges/divide-pledge.server.ts'
import { payInstalment } from '#app/domain/giving/pledges/pay-instalment.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { usd } from '#app/units/money.ts'
import { gifts } from '#db/schema/giving.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, pass, pay, useTill } from '#test/support/given/giving.ts'
import { made } from '#test/support/given/people.ts'
import { givenOffered, givenPledge, readParts } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const giver = portal('pledge-page')

async function given(amount = usd(3_000.01)) {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const pledgeId = await givenPledge(world, { fundId, by: mina, amount })
  const [part] = await readParts(world, pledgeId)
  return { world, mina, fundId, pledgeId, partId: part?.id ?? ('ins_' as const) }
}

test('a giver pays a part before its day; asked for again, twice at once, it is the same page and one payment', async () => {
  const { world, pledgeId, partId } = await given()

  const first = await payInstalment(world, giver, partId)
  const again = await Promise.all([payInstalment(world, giver, partId), payInstalment(world, giver, partId)])
  if (!first.ok) throw new Error(first.refused)
  await pay(first.value.url)
  await settleGift(world, giver, first.value.giftId)

  expect(again).toEqual([first, first])
  expect((await readParts(world, pledgeId))[0]?.state).toBe('paid')
  expect(await world.db.select().from(gifts)).toHaveLength(1)
  expect(await payInstalment(world, giver, partId)).toEqual({ ok: false, refused: 'not-open' })
})

test('the page to pay on names the funds of a part that was divided', async () => {
  const { world, mina, pledgeId, partId } = await given()
  const other = await givenFund(world, { name: 'Travel fund' })
  const shares = [{ fundId: other, amount: usd(3_000.01) }]
  made(await dividePledge(world, mina, { pledgeId, shares, reason: 'Agreed', version: 1 }))

  await payInstalment(world, giver, partId)

  const [asked] = await world.db.select().from(stripeOperations)
  expect(asked?.params).toContain('Travel fund, part 1 of a pledge')
})

test('a page that is left frees its part when it is over', async () => {
  const { world, pledgeId, partId } = await given()
  await payInstalment(world, giver, partId)
  expect((await readParts(world, pledgeId))[0]?.state).toBe('processing')

  await pass(world, till, 3600)
  await sweepStripe(world)

  expect((await readParts(world, pledgeId))[0]).toMatchObject({ state: 'scheduled', waitsFor: null, attempts: 1 })
  expect((await payInstalment(world, giver, partId)).ok).toBe(true)
})

test('a part no card takes, and one of a pledge that is not accepted, are refused', async () => {
  const { world, fundId, partId } = await given(usd(90_000))
  const offered = await readParts(world, await givenOffered(world, { fundId }))

  expect(await payInstalment(world, giver, partId)).toEqual({ ok: false, refused: 'part-too-large' })
  expect(await payInstalment(world, giver, offered[0]?.id ?? 'ins_')).toEqual({ ok: false, refused: 'not-open' })
})
