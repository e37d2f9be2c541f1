import { eq, isNull } from 'drizzle-orm'
import { receiveEvent } from '#app/domain/giving/receive-event.server.ts'
import type { Interval, PlanAsk } from '#app/domain/giving/recurring/plan.ts'
import { settlePlan } from '#app/domain/giving/recurring/settle-plan.server.ts'
import { startPlan } from '#app/domain/giving/recurring/start-plan.server.ts'
import { settleStripeEvent } from '#app/domain/giving/settle-stripe-event.server.ts'
import { type Actor, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { stripeEvents } from '#db/schema/stripe.ts'
import { askOf, pay, stranger } from '#test/support/given/giving.ts'
import type { TestWorld } from '#test/support/world.ts'

/** What a stranger writes who gives $25 every month; say only what matters. */
export function planAskOf(world: TestWorld, words: Partial<PlanAsk> & { fundId: Id<'fnd'> }): PlanAsk {
  return { ...askOf(world, { amount: usd(25), coversFee: false, ...words }), interval: words.interval ?? 'month' }
}

export type BegunPlan = { planId: Id<'pln'>; url: string }

/** A plan whose page is open and not paid yet. */
export async function givenBegunPlan(world: TestWorld, ask: PlanAsk, actor: Actor = stranger): Promise<BegunPlan> {
  const outcome = await startPlan(world, actor, ask)
  if (!outcome.ok) throw new Error(`the plan was refused: ${outcome.refused}`)
  return outcome.value
}

/** A plan that runs, its first gift booked. */
export async function givenPlan(
  world: TestWorld,
  words: Partial<PlanAsk> & { fundId: Id<'fnd'>; interval?: Interval; card?: string; actor?: Actor },
): Promise<Id<'pln'>> {
  const { card, actor, ...ask } = words
  const { planId, url } = await givenBegunPlan(world, planAskOf(world, ask), actor)
  await pay(url, card)
  const settled = await settlePlan(world, portal('test'), planId)
  if (!settled.ok || settled.value.state !== 'active') throw new Error('the plan did not start')
  return planId
}

export async function readPlanRow(world: TestWorld, planId: Id<'pln'>): Promise<typeof recurringPlans.$inferSelect> {
  const [plan] = await world.db.select().from(recurringPlans).where(eq(recurringPlans.id, planId))
  if (!plan) throw new Error(`no plan ${planId}`)
  return plan
}

/** Everything Stripe has told since an instant arrives and is worked off. */
export async function hearAll(world: TestWorld, since: Date = new Date(0)): Promise<void> {
  for (const event of await world.payments.listEvents(since)) await receiveEvent(world, event, 'webhook')
  const waiting = await world.db
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(isNull(stripeEvents.processedAt))
  for (const { id } of waiting) await settleStripeEvent(world, id)
}
