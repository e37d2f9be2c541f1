import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { cardUpdates, planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import { runningStates } from './plan.ts'

/** A session lives for 31 minutes; after this its end is known. */
const overdueAfterMs = 35 * 60_000
/** An invoice is drafted at the renewal and charged an hour later. */
const renewedAfterMs = 3 * 3600_000
/** The fee of a charge is known seconds later. */
const feeAfterMs = 15 * 60_000
const mostAtOnce = 500

/** Plans whose news may have been lost: begun and overdue, or past their next charge. */
export async function findPlansToSettle(world: Touches<'db' | 'clock'>): Promise<Id<'pln'>[]> {
  const now = world.clock.now().getTime()
  const rows = await world.db
    .select({ id: recurringPlans.id })
    .from(recurringPlans)
    .where(
      or(
        and(eq(recurringPlans.state, 'started'), lt(recurringPlans.createdAt, new Date(now - overdueAfterMs))),
        and(
          inArray(recurringPlans.state, [...runningStates]),
          lt(recurringPlans.nextChargeAt, new Date(now - renewedAfterMs)),
        ),
      ),
    )
    .orderBy(asc(recurringPlans.id))
    .limit(mostAtOnce)
  return rows.map((row) => row.id)
}

/** Invoices that are not at their end: open past their next try, or paid with a fee nobody has told us of. */
export async function findInvoicesToSettle(world: Touches<'db' | 'clock'>): Promise<string[]> {
  const now = world.clock.now().getTime()
  const rows = await world.db
    .select({ id: planInvoices.id })
    .from(planInvoices)
    .where(
      or(
        and(
          eq(planInvoices.state, 'open'),
          or(isNull(planInvoices.nextAttemptAt), lt(planInvoices.nextAttemptAt, new Date(now - renewedAfterMs))),
          sql`exists (select from recurring_plan p where p.id = ${planInvoices.planId} and p.state <> 'cancelled')`,
        ),
        and(
          lt(planInvoices.paidAt, new Date(now - feeAfterMs)),
          sql`not exists (select from stripe_balance_line b where b.gift_id = ${planInvoices.giftId} and b.type in ('charge', 'payment'))`,
        ),
      ),
    )
    .orderBy(asc(planInvoices.createdAt))
    .limit(mostAtOnce)
  return rows.map((row) => row.id)
}

/** Invoices still open although their giver has stopped: the call that closes them was cut off. */
export async function findInvoicesToVoid(world: Touches<'db'>): Promise<string[]> {
  const rows = await world.db
    .select({ id: planInvoices.id })
    .from(planInvoices)
    .innerJoin(recurringPlans, eq(recurringPlans.id, planInvoices.planId))
    .where(
      and(
        eq(planInvoices.state, 'open'),
        or(
          eq(recurringPlans.state, 'cancelling'),
          and(eq(recurringPlans.state, 'cancelled'), eq(recurringPlans.endedBecause, 'asked')),
        ),
      ),
    )
    .limit(mostAtOnce)
  return rows.map((row) => row.id)
}

/** Pages for another card whose end nobody told us of. */
export async function findCardUpdatesToSettle(world: Touches<'db' | 'clock'>): Promise<Id<'cup'>[]> {
  const before = new Date(world.clock.now().getTime() - overdueAfterMs)
  const rows = await world.db
    .select({ id: cardUpdates.id })
    .from(cardUpdates)
    .where(and(eq(cardUpdates.state, 'started'), lt(cardUpdates.createdAt, before)))
    .limit(mostAtOnce)
  return rows.map((row) => row.id)
}
