import { and, eq } from 'drizzle-orm'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { planChanges, recurringPlans } from '#db/schema/recurring.ts'
import { operationKey } from '../operation.ts'
import { prepareOperation } from '../prepare-operation.server.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { underLock } from '../under-lock.server.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import { type PlanState, yearlyOf } from './plan.ts'
import { actorOfHolder, type Holder, mayLookAfter } from './plan-holder.ts'
import type { PlanChangeAsk } from './plan-payments.ts'
import { type Plan, settlePlan } from './settle-plan.server.ts'

/** A change as it is to be asked for: what Stripe is told, and what the log says. */
export type Wanted = {
  change: PlanChangeAsk['change']
  giftAmount?: Cents
  feeCover?: Cents
  skips?: number
  pausedUntil?: Date
}
export type HeldPlan = Plan & { donorPersonId: Id<'psn'> | null; subscriptionId: string }
type Decide = (plan: HeldPlan, now: Date) => Outcome<Wanted, ChangeRefusal>
export type Changed = { changeId: Id<'pch'>; state: PlanState }

/**
 * Asks Stripe for a change of a plan and writes down what came of it. The change and its words are stored before they are said, one
 * at a time; one whose answer was lost is first said again under its own key. The plan then becomes what Stripe says it is.
 */
export async function askChange(
  world: SettleWorld,
  holder: Holder,
  { planId, decide }: { planId: Id<'pln'>; decide: Decide },
): Promise<Outcome<Changed, ChangeRefusal>> {
  const actor = actorOfHolder(holder)
  const found = await readHeld(world.db, planId)
  if (!found || !mayLookAfter(holder, found)) return refuse('no-such-plan')
  if (!(await finishOpenChange(world, actor, planId))) return refuse('change-under-way')
  if ((found.nextChargeAt?.getTime() ?? 0) < world.clock.now().getTime()) await settlePlan(world, actor, planId)
  const prepared = await underLock(world, `plan:${planId}`, (tx) => prepare(tx, world, { actor, planId, decide }))
  if (!prepared.ok) return prepared
  const { changeId } = prepared.value
  const state = await sendOperation(world, actor, operationKey(world.payments.environment, 'plan-change', changeId))
  if (state === 'failed') return refuse('payments-refused')
  if (state !== 'done') return refuse('payments-silent')
  const settled = await settlePlan(world, actor, planId)
  return settled.ok ? done({ changeId, state: settled.value.state }) : refuse('no-such-plan')
}

async function readHeld(reads: Pick<Tx, 'select'>, planId: Id<'pln'>): Promise<HeldPlan | undefined> {
  const [row] = await reads
    .select({ plan: recurringPlans, donorPersonId: donors.personId })
    .from(recurringPlans)
    .innerJoin(donors, eq(donors.id, recurringPlans.donorId))
    .where(eq(recurringPlans.id, planId))
  if (!row?.plan.stripeSubscriptionId) return undefined
  return { ...row.plan, donorPersonId: row.donorPersonId, subscriptionId: row.plan.stripeSubscriptionId }
}

/** Whether no change is under way any more, after asking once again for one whose answer was lost. */
async function finishOpenChange(world: SettleWorld, actor: Actor, planId: Id<'pln'>): Promise<boolean> {
  const [open] = await world.db
    .select({ id: planChanges.id })
    .from(planChanges)
    .where(and(eq(planChanges.planId, planId), eq(planChanges.state, 'asked')))
  if (!open) return true
  const state = await sendOperation(world, actor, operationKey(world.payments.environment, 'plan-change', open.id))
  return state === 'done' || state === 'failed'
}

async function prepare(
  tx: Tx,
  world: SettleWorld,
  { actor, planId, decide }: { actor: Actor; planId: Id<'pln'>; decide: Decide },
): Promise<Outcome<{ changeId: Id<'pch'> }, ChangeRefusal>> {
  const at = world.clock.now()
  const plan = await readHeld(tx, planId)
  if (!plan) return refuse('no-such-plan')
  const wanted = decide(plan, at)
  if (!wanted.ok) return wanted
  const { change, giftAmount = plan.giftAmount, feeCover = plan.feeCover, skips, pausedUntil } = wanted.value
  const changeId = world.ids.next('pch')
  const [written] = await tx
    .insert(planChanges)
    .values({
      id: changeId,
      planId,
      kind: change.kind,
      state: 'asked',
      giftAmount,
      feeCover,
      grossBefore: plan.gross,
      yearlyDifference: yearlyDifferenceOf(plan, change.kind, cents(giftAmount + feeCover)),
      skips: skips ?? null,
      pausedUntil: pausedUntil ?? null,
      stripeMethodId: change.kind === 'card' ? change.methodId : null,
      askedBy: actor.kind === 'person' ? actor.person.id : null,
      askedWords: actorName(actor),
      askedAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: planChanges.id })
  if (!written) return refuse('change-under-way')
  const params = world.payments.preparePlanChange({ planId, changeId, subscriptionId: plan.subscriptionId, change })
  const key = operationKey(world.payments.environment, 'plan-change', changeId)
  await prepareOperation(tx, { key, endpoint: 'subscriptions.update', subjectId: changeId, params, at })
  return done({ changeId })
}

/** Stopping takes a year's gifts away, taking up again brings them back; a pause and a card leave the year's sum as agreed. */
function yearlyDifferenceOf(plan: Plan, kind: Wanted['change']['kind'], gross: Cents): Cents {
  const before = yearlyOf(plan)
  if (kind === 'cancel') return cents(-before)
  return kind === 'keep' ? before : cents(yearlyOf({ gross, interval: plan.interval }) - before)
}
