import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { campaigns, funds } from '#db/schema/giving.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { isCampaignOpen } from '../campaign.ts'
import { findOrMakeDonor } from '../find-or-make-donor.server.ts'
import { isIntentId, largestCardGift, smallestCardGift } from '../gift.ts'
import { operationKey } from '../operation.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { StartRefusal } from '../start-gift.server.ts'
import { freePlace } from './free-place.server.ts'
import { makeProduct } from './make-product.server.ts'
import { isRunning, type PlanAsk, runningStates } from './plan.ts'
import { hashOfPlan, writePlan } from './write-plan.server.ts'

export type PlanRefusal = StartRefusal | 'already-giving' | 'being-started'

export type StartPlanWorld = Touches<'db' | 'clock' | 'ids' | 'payments' | 'lab'>
type Started = { planId: Id<'pln'>; url: string }

/**
 * Starts a gift that repeats: writes the plan and the words for Stripe, then asks for the page to begin it on. Refuses a second
 * plan of the same donor for the same fund; one that was begun and not paid gives way. The same intent answers the same page.
 */
export async function startPlan(
  world: StartPlanWorld,
  actor: Actor,
  ask: PlanAsk,
): Promise<Outcome<Started, PlanRefusal>> {
  if (!isIntentId(ask.intentId)) return refuse('not-our-form')
  if (ask.amount < smallestCardGift) return refuse('too-small', { least: smallestCardGift })
  if (ask.amount > largestCardGift) return refuse('too-large', { most: largestCardGift })
  const known = await findByIntent(world, ask.intentId)
  if (known) return resume(world, actor, known, hashOfPlan(ask))
  const [fund] = await world.db.select().from(funds).where(eq(funds.id, ask.fundId))
  if (!fund?.isOpen) return refuse('fund-closed')
  if (!(await takesGifts(world, ask.campaignId))) return refuse('campaign-closed')
  const product = await makeProduct(world, actor, fund)
  if (product !== 'done') return refuse(product === 'failed' ? 'payments-refused' : 'payments-silent')
  const at = world.clock.now()
  const donorId = await world.db.transaction((tx) => findOrMakeDonor(tx, { ids: world.ids, at, actor }, ask))
  await freePlace(world, actor, { donorId, fundId: fund.id, intentId: ask.intentId })
  await world.db.transaction((tx) => writePlan(tx, world, { actor, ask, donorId, fundName: fund.name }))
  const made = await findByIntent(world, ask.intentId)
  return made ? resume(world, actor, made, hashOfPlan(ask)) : placeTaken(world.db, { donorId, fundId: fund.id })
}

type Known = Pick<typeof recurringPlans.$inferSelect, 'id' | 'state' | 'intentHash' | 'stripeSessionUrl'>

async function findByIntent(world: StartPlanWorld, intentId: string): Promise<Known | undefined> {
  const [row] = await world.db.select().from(recurringPlans).where(eq(recurringPlans.intentId, intentId))
  return row
}

async function takesGifts(world: StartPlanWorld, campaignId: Id<'cmp'> | null): Promise<boolean> {
  if (!campaignId) return true
  const [campaign] = await world.db.select().from(campaigns).where(eq(campaigns.id, campaignId))
  return campaign !== undefined && isCampaignOpen(campaign, world.clock.now())
}

/** Answers where to begin, asking Stripe when it has not answered yet: first time, again, or twice at once. */
async function resume(
  world: StartPlanWorld,
  actor: Actor,
  plan: Known,
  hash: string,
): Promise<Outcome<Started, PlanRefusal>> {
  if (plan.intentHash !== hash) return refuse('other-words')
  if (isRunning(plan.state)) return done({ planId: plan.id, url: paths.planThanks(plan.id) })
  if (plan.state !== 'started') return refuse('already-over')
  if (plan.stripeSessionUrl) return done({ planId: plan.id, url: plan.stripeSessionUrl })
  const state = await sendOperation(world, actor, operationKey(world.payments.environment, 'plan-checkout', plan.id))
  if (state === 'failed') return refuse('payments-refused')
  const [now] = await world.db
    .select({ url: recurringPlans.stripeSessionUrl })
    .from(recurringPlans)
    .where(eq(recurringPlans.id, plan.id))
  return now?.url ? done({ planId: plan.id, url: now.url }) : refuse('payments-silent')
}

/** Why no plan could be written: the donor gives to this fund already, or begins to, at this moment, elsewhere. */
async function placeTaken(
  reads: Pick<Tx, 'select'>,
  place: { donorId: Id<'dnr'>; fundId: Id<'fnd'> },
): Promise<Outcome<never, PlanRefusal>> {
  const [running] = await reads
    .select()
    .from(recurringPlans)
    .where(
      and(
        eq(recurringPlans.donorId, place.donorId),
        eq(recurringPlans.fundId, place.fundId),
        inArray(recurringPlans.state, [...runningStates]),
      ),
    )
  if (!running) return refuse('being-started')
  return refuse('already-giving', { planId: running.id, gross: running.gross, interval: running.interval })
}
