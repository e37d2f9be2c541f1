import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Reads } from '#db/client.server.ts'
import { planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { underLock } from '../under-lock.server.ts'
import { applySubscription, expirePlan } from './apply-subscription.server.ts'
import { isOver, type PlanState } from './plan.ts'
import { settleInvoice } from './settle-invoice.server.ts'

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
    if (looked.kind === 'nothing') return done({ state: before.plan.state })
    const state = await underLock(world, `plan:${planId}`, async (tx) => {
      const now = await readVersion(tx, planId)
      if (now?.version !== before.version) return null
      const { plan } = now
      return looked.kind === 'expired'
        ? expirePlan(tx, world, { actor, plan })
        : applySubscription(tx, world, { actor, plan, seen: looked.seen })
    })
    if (!state) continue
    const latest = looked.kind === 'subscription' ? looked.seen.latestInvoiceId : null
    if (latest && !(await isBooked(world.db, latest))) await settleInvoice(world, actor, latest)
    return done({ state })
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

type Looked =
  | { kind: 'nothing' }
  | { kind: 'expired' }
  | { kind: 'subscription'; seen: Awaited<ReturnType<SettleWorld['payments']['readSubscription']>> }

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

async function isBooked(reads: Reads, invoiceId: string): Promise<boolean> {
  const [invoice] = await reads.select().from(planInvoices).where(eq(planInvoices.id, invoiceId))
  return invoice?.state === 'void' || (invoice?.giftId ?? null) !== null
}
