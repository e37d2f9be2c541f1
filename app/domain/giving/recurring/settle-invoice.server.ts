import { eq, or } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Reads } from '#db/client.server.ts'
import { type planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import { stripeBalanceLines } from '#db/schema/stripe.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { underLock } from '../under-lock.server.ts'
import { applyInvoice, readInvoiceRow } from './apply-invoice.server.ts'
import type { InvoiceSeen } from './plan-payments.ts'
import { type Plan, settlePlan } from './settle-plan.server.ts'

type Invoice = typeof planInvoices.$inferSelect

/**
 * Brings one invoice of a plan to what Stripe says of it now. Paid, it becomes a gift with its splits, receipt and letter, once;
 * the fee follows when Stripe's books have it. It only moves forward, so late and doubled news does no harm.
 */
export async function settleInvoice(
  world: SettleWorld,
  actor: Actor,
  invoiceId: string,
): Promise<Outcome<{ state: InvoiceSeen['status'] }, 'not-ours'>> {
  const known = await readInvoiceRow(world.db, invoiceId)
  if (known && (await isComplete(world.db, known))) return done({ state: known.state })
  const seen = await world.payments.readInvoice(invoiceId)
  const plan = await findPlan(world.db, seen)
  if (!plan) return refuse('not-ours')
  // An overdue plan runs again in the moment its charge is booked: both are settled together, as far as it is the plan's newest.
  if (plan.state === 'past_due' && seen.status === 'paid') await settlePlan(world, actor, plan.id)
  await underLock(world, `plan:${plan.id}`, (tx) => applyInvoice(tx, world, { actor, plan, seen }))
  return done({ state: seen.status })
}

/** Nothing more can come of it: voided, or booked with its fee. */
async function isComplete(reads: Reads, invoice: Invoice): Promise<boolean> {
  if (invoice.state === 'void') return true
  if (!invoice.giftId) return false
  const lines = await reads
    .select({ type: stripeBalanceLines.type })
    .from(stripeBalanceLines)
    .where(eq(stripeBalanceLines.giftId, invoice.giftId))
  return lines.some(({ type }) => type === 'charge' || type === 'payment')
}

/** By what we know of the subscription; before its first settling, by what it says of itself. */
async function findPlan(reads: Reads, seen: InvoiceSeen): Promise<Plan | undefined> {
  if (!seen.subscriptionId) return undefined
  const [plan] = await reads
    .select()
    .from(recurringPlans)
    .where(
      or(
        eq(recurringPlans.stripeSubscriptionId, seen.subscriptionId),
        seen.planId ? eq(recurringPlans.id, seen.planId) : undefined,
      ),
    )
  return plan
}
