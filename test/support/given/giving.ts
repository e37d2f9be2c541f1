import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { CampaignWords } from '#app/domain/giving/create-campaign.server.ts'
import type { FundWords } from '#app/domain/giving/create-fund.server.ts'
import type { GiftAsk } from '#app/domain/giving/gift.ts'
import type { EventSeen, Payments } from '#app/domain/giving/payments.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { type Actor, portal } from '#app/domain/people/person.ts'
import { stripePayments } from '#app/platform/stripe.server.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { campaigns, funds } from '#db/schema/giving.ts'
import { sandboxKey, sandboxWebhookSecret } from '#sandbox/stripe/pin.ts'
import { createSandbox, type Sandbox } from '#sandbox/stripe/sandbox.ts'
import { start, type TestWorld } from '#test/support/world.ts'

export type Till = { payments: Payments; sandbox: Sandbox }

/**
 * The real adapter against the real sandbox, one for each test, on a clock that stands still where the world's does. After
 * each test nothing may have been said that the API contract does not know.
 */
export function useTill(): Till {
  const till = {} as Till
  let address = ''
  let adapter: Payments | undefined
  const fresh = () => {
    adapter = stripePayments({ secretKey: sandboxKey, apiBase: address, webhookSecrets: [sandboxWebhookSecret] })
  }
  till.payments = new Proxy({} as Payments, { get: (_target, name) => Reflect.get(adapter ?? {}, name) })
  beforeAll(() => {})
  beforeEach(async () => {
    await till.sandbox?.close()
    till.sandbox = await createSandbox({
      port: 0,
      seed: 'giving',
      clock: { mode: 'manual', startsAt: Math.floor(new Date(start).getTime() / 1000) },
    })
    address = till.sandbox.url
    fresh()
  })
  afterAll(async () => {
    expect(till.sandbox.violations).toEqual([])
    await till.sandbox.close()
  })
  return till
}

/** Moves the world's clock and the sandbox's together. */
export async function pass(world: TestWorld, till: Till, seconds: number): Promise<void> {
  world.clock.advance(seconds * 1000)
  await till.sandbox.advance(seconds)
}

/** What finance writes who opens a fund. */
export const fundWords: FundWords = {
  slug: 'compute',
  name: 'Compute fund',
  purpose: 'Hours',
  restriction: 'purpose',
  isOpen: true,
  position: 0,
}

/** What a fundraiser writes who opens a campaign. */
export const campaignWords: Omit<CampaignWords, 'fundId'> = {
  slug: 'spring',
  name: 'Spring',
  ask: 'Hours',
  goalKind: 'dollars',
  goal: 100_000n,
  opensAt: new Date('2026-03-01T00:00:00Z'),
  closesAt: new Date('2026-04-01T00:00:00Z'),
}

export async function givenFund(world: TestWorld, words: Partial<typeof funds.$inferInsert> = {}): Promise<Id<'fnd'>> {
  const id = world.ids.next('fnd')
  await world.db.insert(funds).values({
    id,
    slug: `fund-${id.slice(-6).toLowerCase()}`,
    name: 'Compute fund',
    purpose: 'Buys GPU-hours for open projects.',
    restriction: 'purpose',
    createdAt: world.clock.now(),
    ...words,
  })
  return id
}

export async function givenCampaign(
  world: TestWorld,
  words: Partial<typeof campaigns.$inferInsert> & { fundId: Id<'fnd'> },
): Promise<Id<'cmp'>> {
  const id = world.ids.next('cmp')
  await world.db.insert(campaigns).values({
    id,
    slug: `campaign-${id.slice(-6).toLowerCase()}`,
    name: 'Spring hours',
    ask: 'Hours for the ones that could start at once.',
    goalKind: 'dollars',
    goal: 100_000n,
    opensAt: new Date(0),
    createdAt: world.clock.now(),
    ...words,
  })
  return id
}

/** What a stranger writes who gives $100 and covers the fee; say only what matters. */
export function askOf(world: TestWorld, words: Partial<GiftAsk> & { fundId: Id<'fnd'> }): GiftAsk {
  return {
    intentId: world.ids.secret(),
    giverName: 'Ada Lovelace',
    giverEmail: 'ada@example.org',
    amount: usd(100),
    channel: 'card',
    coversFee: true,
    campaignId: null,
    dedication: null,
    visibility: 'unlisted',
    publicName: null,
    note: null,
    ...words,
  }
}

export const stranger: Actor = portal('give-page')

export type StartedGift = { giftId: Id<'gft'>; url: string }

export async function givenStarted(world: TestWorld, ask: GiftAsk, actor: Actor = stranger): Promise<StartedGift> {
  const outcome = await startGift(world, actor, ask)
  if (!outcome.ok) throw new Error(`the gift was refused: ${outcome.refused}`)
  return outcome.value
}

/** Pays on the hosted page as a browser would; answers where it led, and the status. */
export async function pay(url: string, card = '4242424242424242'): Promise<{ status: number; to: string | null }> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      email: 'ada@example.org',
      number: card,
      expiry: '12/34',
      cvc: '123',
      name: 'Ada Lovelace',
      postalCode: '02110',
    }),
  })
  await answer.text()
  return { status: answer.status, to: answer.headers.get('location') }
}

/** A gift paid and settled, its fee not known yet. */
export async function givenGift(
  world: TestWorld,
  words: Partial<GiftAsk> & { fundId: Id<'fnd'>; card?: string; actor?: Actor },
): Promise<Id<'gft'>> {
  const { card, actor, ...ask } = words
  const { giftId, url } = await givenStarted(world, askOf(world, ask), actor)
  await pay(url, card)
  const settled = await settleGift(world, portal('test'), giftId)
  if (!settled.ok || settled.value.state !== 'settled') throw new Error('the gift did not settle')
  return giftId
}

/** A gift that is paid but that nobody has heard of yet, and Stripe's event about its session. */
export async function givenUnheard(world: TestWorld): Promise<StartedGift & { event: EventSeen }> {
  const started = await givenStarted(world, askOf(world, { fundId: await givenFund(world) }))
  await pay(started.url)
  const events = await world.payments.listEvents(new Date(0))
  const event = events.find(({ type }) => type === 'checkout.session.completed')
  if (!event) throw new Error('Stripe said nothing of a completed session')
  return { ...started, event }
}
