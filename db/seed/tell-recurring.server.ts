import { eq } from 'drizzle-orm'
import { readCampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { cancelPlan } from '#app/domain/giving/recurring/cancel-plan.server.ts'
import { changeAmount } from '#app/domain/giving/recurring/change-amount.server.ts'
import { keepPlan } from '#app/domain/giving/recurring/keep-plan.server.ts'
import { pausePlan } from '#app/domain/giving/recurring/pause-plan.server.ts'
import { settleCardUpdate } from '#app/domain/giving/recurring/settle-card-update.server.ts'
import { settlePlan } from '#app/domain/giving/recurring/settle-plan.server.ts'
import { startCardUpdate } from '#app/domain/giving/recurring/start-card-update.server.ts'
import { startPlan } from '#app/domain/giving/recurring/start-plan.server.ts'
import type { TributeAsk } from '#app/domain/giving/tributes/tribute.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { cardUpdates, recurringPlans } from '#db/schema/recurring.ts'
import type { StoryPlan, StoryTurn } from './recurring-words.ts'
import { inMonth, type StoryWorld, told } from './story-world.server.ts'
import { payOnSandbox, type StoryFunds, tellStripeNews } from './tell-giving.server.ts'

type Giving = { funds: StoryFunds; campaigns: Record<string, Id<'cmp'>> }
type Scene = { at: Date; tell: () => Promise<void> }

/** Everything about gifts that repeat, as far as it has happened by today. */
export function recurringScenes(story: StoryWorld, plans: readonly StoryPlan[], giving: Giving): Scene[] {
  const scenes = [...plans.flatMap((plan) => planScenes(story, plan, giving)), ...newsScenes(story)]
  return scenes.filter(({ at }) => at.getTime() <= story.today.getTime())
}

/** What becomes of one gift that repeats, from its first payment on. */
function planScenes(story: StoryWorld, plan: StoryPlan, giving: Giving): Scene[] {
  const begun: Id<'pln'>[] = []
  const begins = {
    at: inMonth(story, -plan.monthsAgo, plan.day, 16),
    tell: async () => void begun.push(await tellPlan(story, plan, giving)),
  }
  const { turns } = plan
  if (!turns || turns.kind === 'abandoned') return [begins]
  // Three days before a charge: what turns shows in the one after it.
  const at = inMonth(story, turns.afterMonths - plan.monthsAgo, plan.day - 3, 16)
  return [begins, { at, tell: () => tellTurn(story, turns.kind, begun[0]) }]
}

/** Stripe charges on its own days: this is when the portal hears of it. */
function newsScenes(story: StoryWorld): Scene[] {
  return Array.from({ length: 9 }, (_, index) => index - 8).flatMap((months) =>
    [1, 15, 29].map((day) => ({ at: inMonth(story, months, day, 18), tell: () => tellStripeNews(story) })),
  )
}

async function tellPlan(world: StoryWorld, plan: StoryPlan, { funds, campaigns }: Giving): Promise<Id<'pln'>> {
  const campaignId = plan.campaign ? (campaigns[plan.campaign] ?? null) : null
  const { planId, url } = told(
    await startPlan(world, portal('give-page'), {
      intentId: world.ids.secret(),
      giverName: plan.donor,
      giverEmail: plan.email,
      amount: usd(plan.dollars),
      coversFee: plan.coversFee === true,
      fundId: funds[plan.fund],
      campaignId,
      dedication: plan.card ? { kind: 'in_honour', name: plan.card } : null,
      tribute: plan.card ? cardTo(plan.card, plan.donor) : null,
      benefit: campaignId && (await readCampaignBenefit(world.db, campaignId)),
      visibility: plan.shown === null ? 'anonymous' : plan.shown ? 'named' : 'unlisted',
      publicName: plan.shown ?? null,
      note: null,
      interval: plan.interval,
    }),
  )
  if (plan.turns?.kind === 'abandoned') return planId
  await payOnSandbox(url, { donor: plan.donor, email: plan.email })
  told(await settlePlan(world, portal('story'), planId))
  return planId
}

/** A card to the one a plan honours; it goes with its first gift. */
function cardTo(name: string, donor: string): TributeAsk {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`
  return { reader: name, to: { way: 'email', email }, words: 'For everything you taught me.', signedAs: donor }
}

/** What a giver does by the link in her letters; only Ada, who has an account, changes her sum. */
async function tellTurn(world: StoryWorld, turn: StoryTurn, planId: Id<'pln'> | undefined): Promise<void> {
  if (!planId) throw new Error('a plan turns before it began')
  const link = { person: null, hasKey: true }
  const acts: Record<StoryTurn, () => Promise<unknown>> = {
    'card-gone': () => loseCard(world, planId),
    'card-renewed': async () => {
      const { url } = told(await startCardUpdate(world, link, { planId, key: null }))
      await payOnSandbox(url, { donor: 'A new card', email: 'card@example.org' })
      const [update] = await world.db.select().from(cardUpdates).where(eq(cardUpdates.planId, planId))
      if (update) told(await settleCardUpdate(world, portal('story'), update.id))
    },
    raised: async () => {
      await claimDonors(world, world.people.ada)
      const holder = { person: world.people.ada, hasKey: false }
      told(await changeAmount(world, holder, { planId, amount: usd(40), coversFee: true }))
    },
    paused: async () => told(await pausePlan(world, link, { planId, skips: 4 })),
    skipped: async () => told(await pausePlan(world, link, { planId, skips: 1 })),
    stopped: async () => told(await cancelPlan(world, link, planId)),
    'stopped-and-kept': async () => {
      told(await cancelPlan(world, link, planId))
      told(await keepPlan(world, link, planId))
    },
  }
  await acts[turn]()
}

/** The bank takes the card away, so that the next charge fails. */
async function loseCard(world: StoryWorld, planId: Id<'pln'>): Promise<void> {
  const [plan] = await world.db.select().from(recurringPlans).where(eq(recurringPlans.id, planId))
  await world.pullLever(plan?.stripeMethodId ?? '', 'detach')
}
