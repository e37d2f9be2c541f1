import { and, desc, eq, isNotNull, ne } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'
import { planChanges, planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import { mayReadGifts } from '../policy.ts'
import { isShownPlan, type PlanLine, selectPlans } from './read-plans.server.ts'

export type PlanInvoice = {
  id: string
  state: 'open' | 'paid' | 'void' | 'uncollectible'
  amount: Cents
  createdAt: Date
  paidAt: Date | null
  attempts: number
  nextAttemptAt: Date | null
  payUrl: string | null
  giftId: Id<'gft'> | null
  giftDate: Day | null
}

export type PlanChange = {
  id: Id<'pch'>
  kind: 'started' | 'amount' | 'pause' | 'resume' | 'cancel' | 'keep' | 'card' | 'ended' | 'found'
  state: 'asked' | 'done' | 'failed'
  grossBefore: Cents
  grossAfter: Cents
  yearlyDifference: Cents
  skips: number | null
  pausedUntil: Date | null
  /** The person who asked for it; null for the link in a letter, for Stripe, and for the portal itself. */
  byName: string | null
  at: Date
}

export type WholePlan = { plan: PlanLine; invoices: PlanInvoice[]; changes: PlanChange[] }

/** One's own plan, with its payments and the log of its changes; null when it is not one's own. */
export async function readOwnPlan(reads: Reads, person: Person, id: Id<'pln'>): Promise<WholePlan | null> {
  const [plan] = await selectPlans(reads).where(and(eq(recurringPlans.id, id), eq(donors.personId, person.id)))
  return plan ? whole(reads, plan) : null
}

/** A plan for whoever holds the key of its letters; the door has checked the key. */
export async function readKeyedPlan(reads: Reads, id: Id<'pln'>): Promise<WholePlan | null> {
  const [plan] = await selectPlans(reads).where(and(eq(recurringPlans.id, id), isNotNull(recurringPlans.startedAt)))
  return plan ? whole(reads, plan) : null
}

/** A plan for staff; null for someone who may not know of it. */
export async function readStaffPlan(reads: Reads, person: Person, id: Id<'pln'>): Promise<WholePlan | null> {
  if (!mayReadGifts(person)) return null
  const [plan] = await selectPlans(reads).where(and(eq(recurringPlans.id, id), isShownPlan(person)))
  return plan ? whole(reads, plan) : null
}

async function whole(reads: Reads, plan: PlanLine): Promise<WholePlan> {
  const [invoices, changes] = await Promise.all([readInvoices(reads, plan.id), readChanges(reads, plan.id)])
  return { plan, invoices, changes }
}

async function readInvoices(reads: Reads, planId: Id<'pln'>): Promise<PlanInvoice[]> {
  return reads
    .select({
      id: planInvoices.id,
      state: planInvoices.state,
      amount: planInvoices.amount,
      createdAt: planInvoices.createdAt,
      paidAt: planInvoices.paidAt,
      attempts: planInvoices.attempts,
      nextAttemptAt: planInvoices.nextAttemptAt,
      payUrl: planInvoices.payUrl,
      giftId: planInvoices.giftId,
      giftDate: gifts.giftDate,
    })
    .from(planInvoices)
    .leftJoin(gifts, eq(gifts.id, planInvoices.giftId))
    .where(eq(planInvoices.planId, planId))
    .orderBy(desc(planInvoices.createdAt))
    .limit(200)
}

async function readChanges(reads: Reads, planId: Id<'pln'>): Promise<PlanChange[]> {
  const rows = await reads
    .select({ change: planChanges, byName: people.name })
    .from(planChanges)
    .leftJoin(people, eq(people.id, planChanges.askedBy))
    .where(and(eq(planChanges.planId, planId), ne(planChanges.state, 'failed')))
    .orderBy(desc(planChanges.id))
    .limit(200)
  return rows.map(({ change, byName }) => ({
    id: change.id,
    kind: change.kind,
    state: change.state,
    grossBefore: change.grossBefore,
    grossAfter: (change.giftAmount + change.feeCover) as Cents,
    yearlyDifference: change.yearlyDifference,
    skips: change.skips,
    pausedUntil: change.pausedUntil,
    byName,
    at: change.doneAt ?? change.askedAt,
  }))
}
