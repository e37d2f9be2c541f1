import { isNull } from 'drizzle-orm'
import { handOverBenefit } from '#app/domain/giving/benefits/hand-over-benefit.server.ts'
import { readCampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { setBenefit } from '#app/domain/giving/benefits/set-benefit.server.ts'
import type { Goal } from '#app/domain/giving/campaign.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import type { TributeAsk } from '#app/domain/giving/tributes/tribute.ts'
import { portal } from '#app/domain/people/person.ts'
import { eur } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { campaigns, funds } from '#db/schema/giving.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { type StoryCard, type StoryGift, storyRefunds } from './donors.ts'
import { storyBenefit, storyCampaigns, storyFunds } from './giving-words.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'

export type StoryFunds = Record<(typeof storyFunds)[number]['slug'], Id<'fnd'>>
type StoryCampaigns = Record<string, Id<'cmp'>>

/** The funds and campaigns, as the fundraiser set them up. */
export async function tellFunds(world: StoryWorld): Promise<{ funds: StoryFunds; campaigns: StoryCampaigns }> {
  const fundRows = storyFunds.map((fund, position) => ({
    ...fund,
    id: world.ids.next('fnd'),
    position,
    createdAt: world.clock.now(),
  }))
  await world.db.insert(funds).values(fundRows)
  const fundIds = Object.fromEntries(fundRows.map((fund) => [fund.slug, fund.id])) as StoryFunds
  const campaignRows = storyCampaigns.map((campaign) => ({
    id: world.ids.next('cmp'),
    slug: campaign.slug,
    name: campaign.name,
    ask: campaign.ask,
    fundId: fundIds[campaign.fund],
    ...goalOf(campaign.goal),
    opensAt: weeksAgo(world.today, campaign.opensWeeksAgo),
    closesAt: weeksAgo(world.today, campaign.closesWeeksAgo),
    createdAt: world.clock.now(),
  }))
  await world.db.insert(campaigns).values(campaignRows)
  const named = Object.fromEntries(campaignRows.map((row) => [row.slug, row.id]))
  await tellBenefit(world, named)
  return { funds: fundIds, campaigns: named }
}

/** One campaign gives something in return. */
async function tellBenefit(world: StoryWorld, named: StoryCampaigns): Promise<void> {
  const { campaign, words, fairValue, cost, leastGift, bearsName } = storyBenefit
  const campaignId = named[campaign]
  if (!campaignId) throw new Error('a benefit without its campaign')
  const worth = { fairValue: usd(fairValue), cost: usd(cost), leastGift: usd(leastGift) }
  const benefit = { words, ...worth, bearsName }
  told(await setBenefit(world, world.people.fay, { campaignId, benefit }))
}

function goalOf(goal: Goal) {
  if (goal.kind === 'dollars') return { goalKind: goal.kind, goal: goal.amount as bigint }
  if (goal.kind === 'gpu_hours') return { goalKind: goal.kind, goal: goal.time as bigint }
  return { goalKind: goal.kind, goal: goal.count }
}

/** One gift, paid on the sandbox's own page as a donor pays, and settled as the thank-you page settles it. */
export async function tellGift(
  world: StoryWorld,
  gift: StoryGift,
  giving: { funds: StoryFunds; campaigns: StoryCampaigns },
): Promise<void> {
  const campaignId = gift.campaign ? (giving.campaigns[gift.campaign] ?? null) : null
  const { giftId, url } = told(
    await startGift(world, portal('give-page'), {
      intentId: world.ids.secret(),
      giverName: gift.donor,
      giverEmail: gift.email,
      amount: usd(gift.dollars),
      euros: gift.iban ? eur(gift.dollars) : null,
      channel: gift.account ? 'bank_debit' : 'card',
      coversFee: gift.coversFee === true,
      fundId: giving.funds[gift.fund],
      campaignId,
      benefit: campaignId && (await readCampaignBenefit(world.db, campaignId)),
      dedication: gift.dedication ?? null,
      tribute: tributeOf(gift),
      visibility: gift.shown === null ? 'anonymous' : gift.shown ? 'named' : 'unlisted',
      publicName: gift.shown ?? null,
      note: gift.note ?? null,
    }),
  )
  if (gift.card === 'abandoned') return
  if (gift.account || gift.iban) await debitOnSandbox(url, gift)
  else await payOnSandbox(url, gift)
  told(await settleGift(world, portal('story'), giftId))
  if (gift.hasBenefit) told(await handOverBenefit(world, world.people.fay, { giftId, isGiven: true }))
  const refund = storyRefunds.find((one) => one.donor === gift.donor && one.dollars === gift.dollars)
  if (refund) told(await refundGift(world, world.people.mina, { giftId, reason: refund.reason }))
}

function tributeOf({ donor, tribute }: StoryGift): TributeAsk | null {
  if (!tribute) return null
  const { reader, email, address = '', words = null, signedAs = donor } = tribute
  return { reader, to: email ? { way: 'email', email } : { way: 'post', address }, words, signedAs }
}

/** What Stripe told while the story jumped ahead: fees, refunds, expired pages. */
export async function tellStripeNews(world: StoryWorld): Promise<void> {
  const swept = await sweepStripe(world)
  if (swept.problems.length > 0) throw new Error(`the story's sweep failed: ${JSON.stringify(swept.problems[0])}`)
  const waiting = await world.db
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(isNull(stripeEvents.processedAt))
  for (const event of waiting) await settleStripeEvent(world, event.id)
}

/** Stripe's test cards for what the story needs (docs.stripe.com/testing). */
const storyCards: Record<StoryCard | 'pays', string> = {
  pays: '4242424242424242',
  abandoned: '4242424242424242',
  declines: '4000000000000002',
  disputed: '4000000000000259',
  inquired: '4000000000001976',
  warned: '4000000000005423',
}

/** Pays on the sandbox's own page as a donor pays. */
export async function payOnSandbox(url: string, gift: Pick<StoryGift, 'donor' | 'email' | 'card'>): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      email: gift.email,
      number: storyCards[gift.card ?? 'pays'],
      expiry: '12/34',
      cvc: '123',
      name: gift.donor,
      postalCode: '02110',
    }),
  })
  await answer.text()
}

/** Gives an account on the sandbox's page, and agrees on the page of its bank. */
async function debitOnSandbox(
  url: string,
  gift: Pick<StoryGift, 'donor' | 'email' | 'account' | 'iban'>,
): Promise<void> {
  const post = (to: string, fields: Record<string, string>) =>
    fetch(to, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    })
  const owner = { email: gift.email, name: gift.donor }
  const answer = await post(
    url,
    gift.iban
      ? { ...owner, method: 'sepa_debit', iban: gift.iban }
      : { ...owner, method: 'us_bank_account', routing: '110000000', account: gift.account ?? '' },
  )
  await answer.text()
  // A SEPA debit is agreed to on the page itself.
  if (!gift.iban)
    await (await post(new URL(answer.headers.get('location') ?? '', url).href, { answer: 'agree' })).text()
}
