import { and, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { cardUpdates, planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { askChange } from './ask-change.server.ts'
import type { ChangeRefusal } from './change-refusal.ts'
import { endCardUpdate } from './note-card.server.ts'
import { payInvoice } from './pay-invoice.server.ts'
import { isRunning } from './plan.ts'

export type CardUpdateState = 'started' | 'done' | 'expired' | 'failed'
type Update = typeof cardUpdates.$inferSelect

/**
 * Takes a card given on Stripe's page into use: the subscription is told, what Stripe says it charges is read back, and what is
 * overdue is tried with it. Done only when Stripe names the new card. The redirect, an event and the sweep all call it.
 */
export async function settleCardUpdate(
  world: SettleWorld,
  actor: Actor,
  updateId: Id<'cup'>,
  sessionId?: string,
): Promise<Outcome<{ state: CardUpdateState }, 'no-such-update' | ChangeRefusal>> {
  const update = await readUpdate(world, updateId)
  if (!update) return refuse('no-such-update')
  const known = update.stripeSessionId ?? sessionId
  if (update.state !== 'started' || !known) return done({ state: update.state })
  const seen = await world.payments.readCardSetup(known)
  if (seen.updateId !== updateId) throw new Error(`session ${known} says it is for another card than ${updateId}`)
  if (seen.status === 'expired') {
    await world.db.transaction((tx) => endCardUpdate(tx, { updateId, state: 'expired', at: world.clock.now() }))
    return done({ state: 'expired' })
  }
  if (!seen.methodId) return done({ state: 'started' })
  return takeIntoUse(world, actor, { update, methodId: seen.methodId })
}

async function takeIntoUse(
  world: SettleWorld,
  actor: Actor,
  { update, methodId }: { update: Update; methodId: string },
): Promise<Outcome<{ state: CardUpdateState }, ChangeRefusal>> {
  const { id: updateId, planId } = update
  await world.db.update(cardUpdates).set({ stripeMethodId: methodId }).where(eq(cardUpdates.id, updateId))
  // Whoever opened the page was asked who she is then; the card is Stripe's word.
  const holder = { person: actor.kind === 'person' ? actor.person : null, hasKey: true }
  const changed = await askChange(world, holder, {
    planId,
    decide: (plan) => {
      if (plan.stripeMethodId === methodId) return refuse('nothing-changes')
      return isRunning(plan.state) ? done({ change: { kind: 'card', methodId } }) : refuse('not-now')
    },
  })
  if (!changed.ok && changed.refused === 'not-now') {
    await world.db.transaction((tx) => endCardUpdate(tx, { updateId, state: 'failed', at: world.clock.now() }))
  }
  const isUsed = changed.ok || changed.refused === 'nothing-changes'
  if (!isUsed) return changed
  await collectOverdue(world, actor, { planId, methodId })
  const [plan] = await world.db.select().from(recurringPlans).where(eq(recurringPlans.id, planId))
  if (plan?.stripeMethodId !== methodId) return refuse('payments-silent')
  await world.db
    .update(cardUpdates)
    .set({ state: 'done', settledAt: world.clock.now() })
    .where(and(eq(cardUpdates.id, updateId), eq(cardUpdates.state, 'started')))
  return done({ state: 'done' })
}

async function readUpdate(world: SettleWorld, updateId: Id<'cup'>): Promise<Update | undefined> {
  const [update] = await world.db.select().from(cardUpdates).where(eq(cardUpdates.id, updateId))
  return update
}

async function collectOverdue(
  world: SettleWorld,
  actor: Actor,
  { planId, methodId }: { planId: Id<'pln'>; methodId: string },
): Promise<void> {
  const open = await world.db
    .select({ id: planInvoices.id })
    .from(planInvoices)
    .where(and(eq(planInvoices.planId, planId), eq(planInvoices.state, 'open')))
  for (const { id } of open) await payInvoice(world, actor, { planId, invoiceId: id, methodId })
}
