import { eq } from 'drizzle-orm'
import { settlePlan } from '#app/domain/giving/recurring/settle-plan.server.ts'
import { startPlan } from '#app/domain/giving/recurring/start-plan.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import type { StoryPlan } from './recurring-words.ts'
import { inMonth, type StoryWorld, told } from './story-world.server.ts'
import { payOnSandbox, type StoryFunds, tellStripeNews } from './tell-giving.server.ts'

type Scene = { at: Date; tell: () => Promise<void> }

/** Everything about gifts that repeat, as far as it has happened by today. */
export function recurringScenes(story: StoryWorld, plans: readonly StoryPlan[], funds: StoryFunds): Scene[] {
  const scenes = [...plans.flatMap((plan) => planScenes(story, plan, funds)), ...newsScenes(story)]
  return scenes.filter(({ at }) => at.getTime() <= story.today.getTime())
}

/** What becomes of one gift that repeats, from its first payment on. */
function planScenes(story: StoryWorld, plan: StoryPlan, funds: StoryFunds): Scene[] {
  const begun: Id<'pln'>[] = []
  const begins = {
    at: inMonth(story, -plan.monthsAgo, plan.day, 16),
    tell: async () => void begun.push(await tellPlan(story, plan, funds)),
  }
  if (plan.turns?.kind !== 'card-gone') return [begins]
  const at = inMonth(story, plan.turns.afterMonths - plan.monthsAgo, plan.day - 3, 16)
  return [begins, { at, tell: () => loseCard(story, begun[0]) }]
}

/** Stripe charges on its own days: this is when the portal hears of it. */
function newsScenes(story: StoryWorld): Scene[] {
  return Array.from({ length: 9 }, (_, index) => index - 8).flatMap((months) =>
    [1, 15, 29].map((day) => ({ at: inMonth(story, months, day, 18), tell: () => tellStripeNews(story) })),
  )
}

async function tellPlan(world: StoryWorld, plan: StoryPlan, funds: StoryFunds): Promise<Id<'pln'>> {
  const { planId, url } = told(
    await startPlan(world, portal('give-page'), {
      intentId: world.ids.secret(),
      giverName: plan.donor,
      giverEmail: plan.email,
      amount: usd(plan.dollars),
      coversFee: plan.coversFee === true,
      fundId: funds[plan.fund],
      campaignId: null,
      dedication: null,
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

/** The bank takes the card away, so that the next charge fails. */
async function loseCard(world: StoryWorld, planId: Id<'pln'> | undefined): Promise<void> {
  if (!planId) throw new Error('a card is lost before its plan began')
  const [plan] = await world.db.select().from(recurringPlans).where(eq(recurringPlans.id, planId))
  await world.pullLever(plan?.stripeMethodId ?? '', 'detach')
}
