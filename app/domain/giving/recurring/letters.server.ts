import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn, formatDay } from '#app/units/time.ts'
import { planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import { intervalWords, planWords } from './plan.ts'
import { planKey } from './plan-key.server.ts'

type LetterWorld = Touches<'db' | 'lab' | 'secrets'>

/** What a receipt says of the plan its gift belongs to, with the link that changes or stops it. */
export type PlanNote = { words: string; noun: string; next: string | null; url: string }

/** The plan of a gift; null for a gift that does not repeat. */
export async function gatherPlanOfGift(world: LetterWorld, giftId: Id<'gft'>): Promise<PlanNote | null> {
  const [row] = await world.db
    .select({ plan: recurringPlans })
    .from(planInvoices)
    .innerJoin(recurringPlans, eq(recurringPlans.id, planInvoices.planId))
    .where(eq(planInvoices.giftId, giftId))
  if (!row) return null
  const { plan } = row
  const isCharged = plan.state === 'active' || plan.state === 'past_due'
  return {
    words: planWords(plan),
    noun: intervalWords[plan.interval].adverb,
    next: isCharged && plan.nextChargeAt ? formatDay(dayIn(world.lab.timeZone, plan.nextChargeAt)) : null,
    url: linkOf(world, plan.id),
  }
}

/** The link that opens a plan to whoever holds the letter. */
function linkOf(world: LetterWorld, planId: Id<'pln'>): string {
  return `${world.lab.origin}${paths.plan(planId, planKey(world, planId))}`
}
