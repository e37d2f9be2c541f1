import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { planInvoices, type recurringPlans } from '#db/schema/recurring.ts'
import { postBalanceLine } from '../post-balance-line.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { bookInvoice } from './book-invoice.server.ts'
import type { InvoiceSeen } from './plan-payments.ts'

const thirdTry = 3

type Plan = typeof recurringPlans.$inferSelect
type Invoice = typeof planInvoices.$inferSelect
type Applying = { actor: Actor; plan: Plan; seen: InvoiceSeen }

/** Writes what was seen of an invoice, in the caller's transaction and under its plan's lock; paid, it is booked, once. */
export async function applyInvoice(tx: Tx, world: SettleWorld, { actor, plan, seen }: Applying): Promise<void> {
  if (seen.status === 'draft' || seen.amount === 0n) return
  const before = await readInvoiceRow(tx, seen.invoiceId)
  const after = await keep(tx, { plan, seen, before })
  const giftId = after.giftId ?? (await book(tx, world, { actor, plan, seen }))
  if (after.state === 'open' && after.attempts > (before?.attempts ?? 0)) await tellFailure(tx, world, { plan, after })
  const line = seen.charge?.balanceLine
  if (giftId && line) await postBalanceLine(tx, world, { actor, giftId, line })
}

export async function readInvoiceRow(reads: Reads, id: string): Promise<Invoice | undefined> {
  const [invoice] = await reads.select().from(planInvoices).where(eq(planInvoices.id, id))
  return invoice
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
