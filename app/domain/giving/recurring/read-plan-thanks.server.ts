import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, funds } from '#db/schema/giving.ts'
import { planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import { tributes } from '#db/schema/tributes.ts'
import type { TypedGift } from '../read-thanks.server.ts'
import type { Interval } from './plan.ts'
import { type PlanLine, selectPlans } from './read-plans.server.ts'

/** How the beginning of a plan went, for its thank-you page; the names in it only for the browser, or person, that began it. */
export async function readPlanThanks(
  reads: Reads,
  id: Id<'pln'>,
  viewer: { person: Person | null; intentId: string | null },
): Promise<{
  plan: PlanLine
  isGiver: boolean
  payUrl: string | null
  email: string
  /** The gift whose card tells of the dedication: the first. */
  cardGiftId: Id<'gft'> | null
} | null> {
  const [plan] = await selectPlans(reads).where(eq(recurringPlans.id, id))
  const [row] = await reads
    .select({ plan: recurringPlans, personId: donors.personId })
    .from(recurringPlans)
    .innerJoin(donors, eq(donors.id, recurringPlans.donorId))
    .where(eq(recurringPlans.id, id))
  if (!plan || !row) return null
  const isGiver = viewer.intentId === row.plan.intentId || (viewer.person !== null && viewer.person.id === row.personId)
  const payUrl = isGiver && plan.state === 'started' ? row.plan.stripeSessionUrl : null
  const [card] = await reads
    .select({ giftId: tributes.giftId })
    .from(tributes)
    .innerJoin(planInvoices, eq(planInvoices.giftId, tributes.giftId))
    .where(eq(planInvoices.planId, id))
  return { plan, isGiver, payUrl, email: row.plan.giverEmail, cardGiftId: card?.giftId ?? null }
}

export type TypedPlan = Omit<TypedGift, 'channel' | 'euros'> & { interval: Interval }

/** What a giver typed for a plan that never began, to start over; only in the browser it was typed in. */
export async function readTypedPlan(
  reads: Reads,
  id: Id<'pln'>,
  viewer: { intentId: string | null },
): Promise<TypedPlan | null> {
  const [row] = await reads
    .select({ plan: recurringPlans, fundSlug: funds.slug })
    .from(recurringPlans)
    .innerJoin(funds, eq(funds.id, recurringPlans.fundId))
    .where(eq(recurringPlans.id, id))
  if (!row || row.plan.intentId !== viewer.intentId) return null
  const { plan, fundSlug } = row
  return {
    interval: plan.interval,
    amount: plan.giftAmount,
    coversFee: plan.feeCover > 0n,
    giverName: plan.giverName,
    giverEmail: plan.giverEmail,
    visibility: plan.isAnonymous ? 'anonymous' : plan.publicName ? 'named' : 'unlisted',
    publicName: plan.publicName,
    note: plan.note,
    dedication: plan.dedicationKind ? { kind: plan.dedicationKind, name: plan.dedicationName ?? '' } : null,
    fundSlug,
  }
}
