import { beforeEach, expect, test } from 'vitest'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { action as give, loader as givePage } from '#app/routes/_public.give.($campaign)/route.tsx'
import { action as refund, loader as refundPage } from '#app/routes/admin.gifts.$giftId_.refund/route.tsx'
import { loader as giftsCsv } from '#app/routes/admin.gifts[.csv]/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { gifts, refunds } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenEuroDebit, givenEuroGift, ibans } from '#test/support/given/euros.ts'
import { givenFund, useTill } from '#test/support/given/giving.ts'
import { saveOnPage } from '#test/support/given/pledges.ts'
import { get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
beforeEach(() => replaceWorld(held.world))

const typed = () => ({
  intent: held.world.ids.secret(),
  currency: 'eur',
  frequency: 'once',
  method: 'bank_debit',
  amount: 'other',
  otherAmount: '50,50',
  fund: 'compute',
  visibility: 'unlisted',
  name: 'Ada Lovelace',
  email: 'ada@example.org',
})

test('a giver types euros on the form of euros and is debited in euros', async () => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })

  const answer = await post(world, give, typed())
  await saveOnPage(answer.headers.get('location') ?? '', { iban: ibans.pays })
  const [begun] = await world.db.select().from(gifts)
  await settleGift(world, portal('redirect'), begun?.id ?? 'gft_none')

  expect(answer.status).toBe(303)
  expect(await world.db.select().from(gifts)).toMatchObject([
    { state: 'pending', currency: 'eur', euros: 5050n, gross: 0n, channel: 'bank_debit' },
  ])
  expect(till.sandbox.store.paymentIntents.oldestFirst()).toMatchObject([{ amount: 5050, currency: 'eur' }])
})

test('the link to the form of euros leads there, and nowhere when the lab takes none', async () => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })
  const asked = { path: '/give?by=sepa' }

  const here = await get(world, givePage, asked)
  replaceWorld({ ...world, lab: { ...world.lab, takesEuros: false } })
  const off = await get(world, givePage, asked)
  const refused = await post(world, give, typed())

  expect(here.body).toMatchObject({ takesEuros: true, isInEuros: true })
  expect(off.body).toMatchObject({ takesEuros: false, isInEuros: false })
  expect(refused).toMatchObject({ status: 409 })
  expect(await world.db.select().from(gifts)).toEqual([])
})

test.each([
  [{ otherAmount: '$50' }, 'otherAmount', 'Type an amount in euros, such as 75 or 75.50.'],
  [{ otherAmount: '4.99' }, 'otherAmount', 'The smallest gift is €5.'],
  [{ otherAmount: '10000.01' }, 'otherAmount', 'The largest gift in euros is €10,000.'],
  [{ amount: '100', otherAmount: '50' }, 'otherAmount', 'You chose €100 and typed €50.'],
  [{ frequency: 'month' }, 'method', 'A gift that repeats is paid by card.'],
])('%o is refused in a sentence, and nothing begins', async (words, field, sentence) => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })

  const answer = await post(world, give, { ...typed(), ...words })

  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ form: { fieldErrors: { [field]: [expect.stringContaining(sentence)] } } })
  expect(await world.db.select().from(gifts)).toEqual([])
})

test('staff give a part back in euros, once', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const { giftId } = await givenEuroGift(world, till)
  const asked = { as: mina, hasSecondStep: true, params: { giftId } }
  const page = (await get(world, refundPage, asked)).body as { refunded: string; eurosLeft: bigint }
  const form = { euros: '20', reason: 'Asked for', refunded: page.refunded }

  const wrong = await post(world, refund, { ...form, euros: '50.01' }, asked)
  const inDollars = await post(world, refund, { ...form, euros: '', amount: '20' }, asked)
  const first = await post(world, refund, form, asked)

  expect(page.eurosLeft).toBe(5000n)
  expect([wrong.status, inDollars.status, first.status]).toEqual([409, 409, 303])
  expect(await world.db.select().from(refunds)).toMatchObject([{ euros: 2000n, amount: 2160n, state: 'pending' }])
})

test('the table of gifts has euros and rate, and no dollars before they are here', async () => {
  const { world } = held
  const { mina } = await cast(world)
  await givenEuroGift(world, till)
  await givenEuroDebit(world, { giverName: 'Lotte Vermeer' })

  const answer = await get(world, giftsCsv, { as: mina, hasSecondStep: true })

  const lines = String(answer.body).trim().split('\n')
  expect(lines[0]).toContain('Amount (EUR),Dollars for a euro')
  expect(lines.find((line) => line.includes('Ada'))).toContain('54.00,0.00,0.00,50.00,1.08')
  expect(lines.find((line) => line.includes('Lotte'))).toContain('0.00,0.00,0.00,50.00,,')
})
