import type { GiftAsk } from '#app/domain/giving/gift.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { eur } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { askOf, givenFund, givenStarted, pass, type Till } from '#test/support/given/giving.ts'
import { saveOnPage } from '#test/support/given/pledges.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import type { TestWorld } from '#test/support/world.ts'

export const daySeconds = 86_400

/** Stripe's published test accounts for SEPA debits (docs.stripe.com/testing). */
export const ibans = {
  pays: 'AT611904300234573201',
  paysLate: 'AT321904300235473204',
  fails: 'AT861904300235473202',
  failsLate: 'AT051904300235473205',
  disputed: 'AT591904300235473203',
  paysInGermany: 'DE89370400440532013000',
  failsInGermany: 'DE62370400440532013001',
}

/** What a stranger in Europe asks for who gives fifty euros. */
export function euroAsk(world: TestWorld, words: Partial<GiftAsk> & { fundId: Id<'fnd'> }): GiftAsk {
  return askOf(world, { euros: eur(50), amount: usd(0), channel: 'bank_debit', coversFee: false, ...words })
}

/** A gift in euros whose giver has typed her account and come back; the portal has seen that it is on its way. */
export async function givenEuroDebit(
  world: TestWorld,
  words: Partial<GiftAsk> & { iban?: string } = {},
): Promise<{ giftId: Id<'gft'>; fundId: Id<'fnd'> }> {
  const { iban = ibans.pays, ...ask } = words
  const fundId = ask.fundId ?? (await givenFund(world))
  const { giftId, url } = await givenStarted(world, euroAsk(world, { ...ask, fundId }))
  await saveOnPage(url, { iban })
  await settleGift(world, portal('redirect'), giftId)
  return { giftId, fundId }
}

/** A gift in euros whose dollars are here. */
export async function givenEuroGift(world: TestWorld, till: Till, words: Parameters<typeof givenEuroDebit>[1] = {}) {
  const given = await givenEuroDebit(world, words)
  await pass(world, till, 8 * daySeconds)
  await hearAll(world)
  return given
}

/** What a euro is worth at Stripe from now on. */
export async function setEuroRate(till: Till, euroRate: number): Promise<void> {
  const answer = await fetch(`${till.sandbox.url}/_sandbox/settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ euroRate }),
  })
  if (!answer.ok) throw new Error(`the sandbox kept its rate: ${await answer.text()}`)
}
