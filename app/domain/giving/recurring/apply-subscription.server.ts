import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { planChanges, recurringPlans } from '#db/schema/recurring.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { chargeAfter } from './anchor.ts'
import { cardColumns } from './card-columns.ts'
import { finishChange } from './finish-change.server.ts'
import { logChange } from './log-change.server.ts'
import type { PlanState } from './plan.ts'
import type { SubscriptionSeen } from './plan-payments.ts'
import type { Plan } from './settle-plan.server.ts'

type Applying = { actor: Actor; plan: Plan; seen: SubscriptionSeen }

/** Writes what was seen of a subscription to its plan, in the caller's transaction and under the plan's lock. */
export async function applySubscription(
  tx: Tx,
  world: SettleWorld,
  { actor, plan: before, seen }: Applying,
): Promise<PlanState> {
  const plan = (await finishChange(tx, world, { actor, plan: before, seen })) ?? before
  if (seen.currency !== 'usd') throw new Error(`subscription ${seen.subscriptionId} is in ${seen.currency}`)
  const at = world.clock.now()
  const state = stateOf(plan, seen)
  const isFirst = plan.state === 'started' && state !== 'started'
  const after = {
    state,
    stripeSubscriptionId: seen.subscriptionId,
    stripeItemId: seen.itemId,
    stripeCustomerId: seen.customerId,
    anchoredAt: seen.anchoredAt,
    nextChargeAt: seen.nextChargeAt,
    pausedUntil: state === 'paused' ? resumptionOf(seen, plan.interval) : null,
    endedAt: seen.endedAt,
    endedBecause: seen.endedBecause,
    ...(isFirst && { startedAt: at }),
    ...(seen.card && cardColumns(seen.card)),
  }
  // Nothing new is not written: others who look at this moment would have to look again.
  if (differs(plan, after)) await tx.update(recurringPlans).set(after).where(eq(recurringPlans.id, plan.id))
  if (isFirst) await logChange(tx, world, { actor, plan, kind: 'started', grossBefore: cents(0n) })
  await adoptAmount(tx, world, { actor, plan, seen })
  if (state === 'cancelled' && plan.state !== 'cancelled' && plan.state !== 'cancelling')
    await logChange(tx, world, { actor, plan, kind: 'ended', grossBefore: plan.gross, grossAfter: cents(0n) })
  if (state === 'cancelled' && seen.endedBecause === 'not_paid' && plan.state !== 'cancelled')
    await queueLetter(
      tx,
      { ids: world.ids, at },
      { kind: 'plan-ended-unpaid', to: { email: plan.giverEmail }, subject: { type: 'plan', id: plan.id } },
    )
  if (state !== plan.state) await tell(tx, world, { actor, plan, state })
  return state
}

function differs(plan: Plan, after: Partial<Plan>): boolean {
  return Object.entries(after).some(([name, value]) => {
    const before = plan[name as keyof Plan]
    return value instanceof Date && before instanceof Date ? value.getTime() !== before.getTime() : value !== before
  })
}

/** Nobody began the plan on its page while it was open. */
export async function expirePlan(
  tx: Tx,
  world: SettleWorld,
  { actor, plan }: { actor: Actor; plan: Plan },
): Promise<PlanState> {
  await tx.update(recurringPlans).set({ state: 'expired' }).where(eq(recurringPlans.id, plan.id))
  await tell(tx, world, { actor, plan, state: 'expired' })
  return 'expired'
}

function stateOf(plan: Plan, seen: SubscriptionSeen): PlanState {
  switch (seen.status) {
    case 'incomplete':
      return plan.state
    case 'never_began':
      return 'failed'
    case 'ended':
      return 'cancelled'
    case 'past_due':
      return seen.isCancelling ? 'cancelling' : 'past_due'
    case 'running':
      if (seen.isCancelling) return 'cancelling'
      return seen.isPaused ? 'paused' : 'active'
  }
}

/** The first charge after Stripe collects again; a pause without an end, made at Stripe, has none. */
function resumptionOf(seen: SubscriptionSeen, interval: Plan['interval']): Date | null {
  if (!seen.resumesAt) return null
  const from = seen.resumesAt.getTime() > seen.nextChargeAt.getTime() ? seen.resumesAt : seen.nextChargeAt
  return chargeAfter({ anchor: seen.anchoredAt, interval, from })
}

/** Another amount than ours, and no change of ours under way: somebody changed it at Stripe. It is what will be charged. */
async function adoptAmount(tx: Tx, world: SettleWorld, { actor, plan, seen }: Applying): Promise<void> {
  if (seen.amount === plan.gross) return
  const asked = await tx
    .select({ id: planChanges.id })
    .from(planChanges)
    .where(and(eq(planChanges.planId, plan.id), eq(planChanges.state, 'asked')))
  if (asked.length > 0) return
  const now = { giftAmount: seen.amount, feeCover: cents(0n), gross: seen.amount }
  await tx.update(recurringPlans).set(now).where(eq(recurringPlans.id, plan.id))
  await logChange(tx, world, { actor, plan: { ...plan, ...now }, kind: 'found', grossBefore: plan.gross })
}

async function tell(
  tx: Tx,
  world: SettleWorld,
  { actor, plan, state }: { actor: Actor; plan: Plan; state: PlanState },
): Promise<void> {
  await recordHappening(
    tx,
    { ids: world.ids, at: world.clock.now(), actor },
    {
      kind: state === 'active' && plan.state !== 'started' ? 'plan-active-again' : happenings[state],
      subject: { type: 'plan', id: plan.id },
      before: { state: plan.state },
      after: { state },
    },
  )
}

const happenings = {
  started: 'plan-begun',
  active: 'plan-started',
  past_due: 'plan-past-due',
  paused: 'plan-paused',
  cancelling: 'plan-cancelling',
  cancelled: 'plan-cancelled',
  failed: 'plan-failed',
  expired: 'plan-expired',
} as const satisfies Record<PlanState, string>
