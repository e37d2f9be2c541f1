import { eq, inArray } from 'drizzle-orm'
import { type Actor, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import {
  findCardUpdatesToSettle,
  findInvoicesToSettle,
  findInvoicesToVoid,
  findPlansToSettle,
} from './find-plans-to-settle.server.ts'
import { isRunning } from './plan.ts'
import { settleCardUpdate } from './settle-card-update.server.ts'
import { settleInvoice } from './settle-invoice.server.ts'
import { settlePlan } from './settle-plan.server.ts'
import { voidInvoice } from './void-invoice.server.ts'

type Each = <Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>) => Promise<void>

/** Everything about plans that may have been lost on its way: `each` keeps one that fails from stopping the others. */
export async function sweepPlans(world: SettleWorld, each: Each): Promise<void> {
  const actor = portal('sweep')
  await each(await findPlansToSettle(world), (planId) => sweepPlan(world, actor, planId))
  await each(await findInvoicesToSettle(world), (invoiceId) => settleInvoice(world, actor, invoiceId))
  await each(await findInvoicesToVoid(world), (invoiceId) => voidInvoice(world, actor, invoiceId))
  await each(await findCardUpdatesToSettle(world), (updateId) => settleCardUpdate(world, actor, updateId))
}

/** Later than this after the day, a charge that is not there was lost, here or at Stripe. */
const lateAfterMs = 24 * 3600_000

/**
 * Brings a plan and every invoice of it that we do not know to what Stripe says now, whatever news was lost. Throws when the plan
 * runs and its next charge is a day late even at Stripe: somebody must look.
 */
async function sweepPlan(world: SettleWorld, actor: Actor, planId: Id<'pln'>): Promise<void> {
  await settlePlan(world, actor, planId)
  const [plan] = await world.db.select().from(recurringPlans).where(eq(recurringPlans.id, planId))
  if (!plan?.stripeSubscriptionId) return
  const told = await world.payments.listInvoices(plan.stripeSubscriptionId)
  const known = await world.db
    .select({ id: planInvoices.id })
    .from(planInvoices)
    .where(inArray(planInvoices.id, [...told, '']))
  const missing = told.filter((id) => known.every((one) => one.id !== id))
  for (const invoiceId of missing.reverse()) await settleInvoice(world, actor, invoiceId)
  const isLate = (plan.nextChargeAt?.getTime() ?? Number.POSITIVE_INFINITY) < world.clock.now().getTime() - lateAfterMs
  if (isLate && isRunning(plan.state)) throw new Error(`the next charge of plan ${planId} is a day late`)
}
