import { asc, eq } from 'drizzle-orm'
import { acceptPledge } from '#app/domain/giving/pledges/accept-pledge.server.ts'
import { makePledge } from '#app/domain/giving/pledges/make-pledge.server.ts'
import type { PledgeAsk } from '#app/domain/giving/pledges/pledge.ts'
import { settleMethod } from '#app/domain/giving/pledges/settle-method.server.ts'
import { startMethod } from '#app/domain/giving/pledges/start-method.server.ts'
import { type Actor, type Person, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { instalments } from '#db/schema/pledges.ts'
import type { TestWorld } from '#test/support/world.ts'

/** What a stranger writes who promises $3,000.01 in three quarterly cheques; say only what matters. */
export function pledgeAsk(world: TestWorld, words: Partial<PledgeAsk> & { fundId: Id<'fnd'> }): PledgeAsk {
  return {
    intentId: world.ids.secret(),
    giverName: 'Ada Lovelace',
    giverEmail: 'ada@example.org',
    amount: usd(3_000.01),
    firmness: 'promise',
    condition: null,
    schedule: { rhythm: 'quarterly', count: 3, firstOn: '2026-03-31' as Day },
    method: 'cheque',
    poNumber: null,
    visibility: 'unlisted',
    publicName: null,
    note: null,
    ...words,
  }
}

/** A pledge as offered. */
export async function givenOffered(
  world: TestWorld,
  words: Partial<PledgeAsk> & { fundId: Id<'fnd'>; actor?: Actor },
): Promise<Id<'plg'>> {
  const { actor, ...ask } = words
  const outcome = await makePledge(world, actor ?? portal('pledge-page'), pledgeAsk(world, ask))
  if (!outcome.ok) throw new Error(`the pledge was refused: ${outcome.refused}`)
  return outcome.value.pledgeId
}

/** A pledge the lab has accepted. */
export async function givenPledge(
  world: TestWorld,
  words: Partial<PledgeAsk> & { fundId: Id<'fnd'>; by: Person; actor?: Actor },
): Promise<Id<'plg'>> {
  const { by, ...ask } = words
  const pledgeId = await givenOffered(world, ask)
  const accepted = await acceptPledge(world, by, pledgeId)
  if (!accepted.ok) throw new Error(`the pledge was not accepted: ${accepted.refused}`)
  return pledgeId
}

/** The instalments of a pledge in their order. */
export function readParts(world: TestWorld, pledgeId: Id<'plg'>) {
  return world.db.select().from(instalments).where(eq(instalments.pledgeId, pledgeId)).orderBy(asc(instalments.place))
}

const bank = { routing: '110000000', account: '000123456789' }

/** Saves a card, or with an account number a bank account, on Stripe's page; the way back is not taken. */
export async function saveOnPage(
  url: string,
  card: { number?: string; account?: string; iban?: string } = {},
): Promise<void> {
  const isBank = card.account !== undefined
  const post = (to: string, fields: Record<string, string>) =>
    fetch(to, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    })
  const answer = await post(url, {
    email: 'ada@example.org',
    name: 'Ada Lovelace',
    ...(card.iban !== undefined
      ? { method: 'sepa_debit', iban: card.iban }
      : isBank
        ? { method: 'us_bank_account', ...bank, account: card.account ?? bank.account }
        : { number: card.number ?? '4242424242424242', expiry: '12/34', cvc: '123', postalCode: '02110' }),
  })
  const next = answer.headers.get('location')
  if (next?.includes('/3ds/') || next?.includes('/bank/')) {
    const to = new URL(next, url).href
    const shown = await (await fetch(to)).text()
    const accept = /name="([^"]+)" value="([^"]+)"/.exec(shown)
    await (await post(to, accept ? { [accept[1] ?? '']: accept[2] ?? '' } : {})).text()
  }
  await answer.text()
}

/** A pledge by card or bank account, accepted, with its method saved. */
export async function givenSaved(
  world: TestWorld,
  words: Parameters<typeof givenPledge>[1] & { number?: string; account?: string },
): Promise<Id<'plg'>> {
  const { number, account, ...ask } = words
  const channel = account ? 'bank_debit' : 'card'
  const pledgeId = await givenPledge(world, { method: channel, ...ask })
  const started = await startMethod(world, portal('pledge-page'), { pledgeId, channel })
  if (!started.ok) throw new Error(`the method was refused: ${started.refused}`)
  await saveOnPage(started.value.url, { ...(number ? { number } : {}), ...(account ? { account } : {}) })
  const saved = await settleMethod(world, portal('pledge-page'), { methodId: started.value.methodId })
  if (!saved.ok || saved.value.state !== 'saved') throw new Error(`the method is ${JSON.stringify(saved)}`)
  return pledgeId
}
