import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Reads } from '#db/client.server.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { underLock } from '../under-lock.server.ts'
import { applyInvoice, readInvoiceRow } from './apply-invoice.server.ts'
import { applySubscription, expirePlan } from './apply-subscription.server.ts'
import { isOver, type PlanState } from './plan.ts'
import type { InvoiceSeen, SubscriptionSeen } from './plan-payments.ts'

/** A plan changes a handful of times in its life; more changes than this while we look means that something is wrong. */
const mostLooks = 8

/** Where to look for a plan whose session or subscription was never written down. */
export type PlanHint = { sessionId?: string; subscriptionId?: string }

/**
 * Brings a plan to what Stripe says of its subscription now, and its newest invoice with it. Never moves a plan that is over. The
 * redirect, an event, a change and the sweep all call it, in any order and at once.
 */
export async function settlePlan(
  world: SettleWorld,
  actor: Actor,
  planId: Id<'pln'>,
  hint: PlanHint = {},
): Promise<Outcome<{ state: PlanState }, 'no-such-plan'>> {
  for (let look = 0; look < mostLooks; look += 1) {
    const before = await readVersion(world.db, planId)
    if (!before) return refuse('no-such-plan')
    if (isOver(before.plan.state)) return done({ state: before.plan.state })
    const looked = await lookAt(world, before.plan, hint)
    const invoice = looked.kind === 'subscription' ? await readUnbooked(world, looked.seen.latestInvoiceId) : null
    if (looked.kind === 'nothing') return done({ state: before.plan.state })
    const state = await underLock(world, `plan:${planId}`, async (tx) => {
      const now = await readVersion(tx, planId)
      if (now?.version !== before.version) return null
      const { plan } = now
      if (looked.kind === 'expired') return expirePlan(tx, world, { actor, plan })
      const after = await applySubscription(tx, world, { actor, plan, seen: asPaid(looked.seen, invoice) })
      if (invoice)
        await applyInvoice(tx, world, { actor, plan: (await readVersion(tx, planId))?.plan ?? plan, seen: invoice })
      return after
    })
    if (state) return done({ state })
  }
  throw new Error(`plan ${planId} changed ${mostLooks} times while Stripe was asked about it`)
}

export type Plan = typeof recurringPlans.$inferSelect
type Version = { plan: Plan; version: string }

/** The plan, and which writing of its row this is: what was asked before that writing may be older than it. */
async function readVersion(reads: Reads, planId: Id<'pln'>): Promise<Version | undefined> {
  const [row] = await reads
    .select({ plan: recurringPlans, version: sql<string>`${recurringPlans}.xmin::text` })
    .from(recurringPlans)
    .where(eq(recurringPlans.id, planId))
  return row
}

type Looked = { kind: 'nothing' } | { kind: 'expired' } | { kind: 'subscription'; seen: SubscriptionSeen }

/** Through the session to the subscription, which exists only once the first gift is paid. */
async function lookAt(world: SettleWorld, plan: Plan, hint: PlanHint): Promise<Looked> {
  let subscriptionId = plan.stripeSubscriptionId ?? hint.subscriptionId ?? null
  const sessionId = plan.stripeSessionId ?? hint.sessionId
  if (!subscriptionId) {
    if (!sessionId) return { kind: 'nothing' }
    const session = await world.payments.readPlanCheckout(sessionId)
    if (session.planId !== plan.id) throw new Error(`session ${sessionId} says it is for another plan than ${plan.id}`)
    if (session.status === 'expired') return { kind: 'expired' }
    subscriptionId = session.subscriptionId
  }
  if (!subscriptionId) return { kind: 'nothing' }
  const seen = await world.payments.readSubscription(subscriptionId)
  if (seen.planId !== plan.id) throw new Error(`subscription ${subscriptionId} is for another plan than ${plan.id}`)
  return { kind: 'subscription', seen }
}

/** The newest invoice, when it is not booked yet: asked for before the lock, like everything of Stripe's. */
async function readUnbooked(world: SettleWorld, invoiceId: string | null): Promise<InvoiceSeen | null> {
  const known = invoiceId ? await readInvoiceRow(world.db, invoiceId) : undefined
  if (!invoiceId || known?.state === 'void' || known?.giftId) return null
  return world.payments.readInvoice(invoiceId)
}

/** A subscription is overdue for its newest invoice; Stripe says that this one is paid a moment before it says that the other runs. */
function asPaid(seen: SubscriptionSeen, invoice: InvoiceSeen | null): SubscriptionSeen {
  const isPaid = invoice?.status === 'paid' && invoice.invoiceId === seen.latestInvoiceId
  return isPaid && seen.status === 'past_due' ? { ...seen, status: 'running' } : seen
}
