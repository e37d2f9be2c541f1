import { eq, or } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { stripeBalanceLines } from '#db/schema/giving.ts'
import { planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import { postBalanceLine } from '../post-balance-line.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { underLock } from '../under-lock.server.ts'
import { bookInvoice } from './book-invoice.server.ts'
import type { InvoiceSeen } from './plan-payments.ts'
import type { Plan } from './settle-plan.server.ts'

const thirdTry = 3

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
  const known = await readInvoice(world.db, invoiceId)
  if (known && (await isComplete(world.db, known))) return done({ state: known.state })
  const seen = await world.payments.readInvoice(invoiceId)
  const plan = await findPlan(world.db, seen)
  if (!plan) return refuse('not-ours')
  if (seen.status !== 'draft' && seen.amount > 0n)
    await underLock(world, `plan:${plan.id}`, (tx) => apply(tx, world, { actor, plan, seen }))
  return done({ state: seen.status })
}

async function readInvoice(reads: Reads, id: string): Promise<Invoice | undefined> {
  const [invoice] = await reads.select().from(planInvoices).where(eq(planInvoices.id, id))
  return invoice
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

type Applying = { actor: Actor; plan: Plan; seen: InvoiceSeen }

async function apply(tx: Tx, world: SettleWorld, { actor, plan, seen }: Applying): Promise<void> {
  const before = await readInvoice(tx, seen.invoiceId)
  const after = await keep(tx, { plan, seen, before })
  const giftId = after.giftId ?? (await book(tx, world, { actor, plan, seen }))
  if (after.state === 'open' && after.attempts > (before?.attempts ?? 0)) await tellFailure(tx, world, { plan, after })
  const line = seen.charge?.balanceLine
  if (giftId && line) await postBalanceLine(tx, world, { actor, giftId, line })
}

/** A letter at the first failure and one at the third; the last is written when the plan ends. None once its giver has stopped it. */
async function tellFailure(tx: Tx, world: SettleWorld, { plan, after }: { plan: Plan; after: Invoice }): Promise<void> {
  if (plan.state === 'cancelling' || plan.state === 'cancelled') return
  const by = { ids: world.ids, at: world.clock.now() }
  const kind = after.attempts < thirdTry ? 'plan-payment-failed' : 'plan-payment-failing'
  await queueLetter(tx, by, { kind, to: { email: plan.giverEmail }, subject: { type: 'plan-invoice', id: after.id } })
}

async function book(tx: Tx, world: SettleWorld, { actor, plan, seen }: Applying) {
  if (seen.status !== 'paid') return null
  const giftId = await bookInvoice(tx, world, { actor, plan, seen })
  await tx.update(planInvoices).set({ giftId, paidAt: seen.charge?.paidAt }).where(eq(planInvoices.id, seen.invoiceId))
  return giftId
}

/** Writes the invoice down, forward only: one paid or voided stays so, and tries are never counted back. */
async function keep(
  tx: Tx,
  { plan, seen, before }: { plan: Plan; seen: InvoiceSeen; before: Invoice | undefined },
): Promise<Invoice> {
  if (before && (before.state === 'paid' || before.state === 'void')) return before
  const isOlder = before !== undefined && seen.attempts < before.attempts
  const row = {
    state: seen.status === 'draft' ? ('open' as const) : seen.status,
    amount: seen.amount,
    attempts: isOlder ? before.attempts : seen.attempts,
    nextAttemptAt: isOlder ? before.nextAttemptAt : seen.nextAttemptAt,
    payUrl: seen.payUrl,
    failure: seen.failure,
  }
  const [kept] = await tx
    .insert(planInvoices)
    .values({ id: seen.invoiceId, planId: plan.id, createdAt: seen.createdAt, ...row })
    .onConflictDoUpdate({ target: planInvoices.id, set: row })
    .returning()
  if (!kept) throw new Error(`invoice ${seen.invoiceId} was not kept`)
  return kept
}
