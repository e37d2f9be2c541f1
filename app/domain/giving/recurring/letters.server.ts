import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, formatCents } from '#app/units/money.ts'
import { dayIn, formatDay, formatMonth } from '#app/units/time.ts'
import { funds } from '#db/schema/giving.ts'
import { planChanges, planInvoices, recurringPlans } from '#db/schema/recurring.ts'
import { intervalWords, planWords } from './plan.ts'
import { planKey } from './plan-key.server.ts'
import type { Plan } from './settle-plan.server.ts'

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
  return {
    words: planWords(plan),
    noun: intervalWords[plan.interval].adverb,
    next: nextOf(world, plan),
    url: linkOf(world, plan.id),
  }
}

/** What every letter about a plan says. */
export type PlanLetterProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  fund: string
  /** "$25 monthly", as it is now. */
  words: string
  next: string | null
  url: string
}

export type PlanChangeProps = PlanLetterProps & { what: string }

/** What was changed in a plan, for its giver. */
export async function gatherPlanChange(world: LetterWorld, changeId: string): Promise<PlanChangeProps | null> {
  const [change] = await world.db
    .select()
    .from(planChanges)
    .where(eq(planChanges.id, changeId as Id<'pch'>))
  const common = change ? await gatherPlan(world, change.planId) : null
  if (!change || !common) return null
  return { ...common, what: whatChanged(world, change, common.words) }
}

function whatChanged(world: LetterWorld, change: typeof planChanges.$inferSelect, words: string): string {
  const until = change.pausedUntil ? formatDay(dayIn(world.lab.timeZone, change.pausedUntil)) : null
  switch (change.kind) {
    case 'amount':
      return `Your gift was ${formatCents(change.grossBefore, { wholeWhenRound: true })} and is now ${words}. The day stays as it was, and nothing was charged for the change.`
    case 'pause':
      return `Your gift of ${words} is left out for now${until ? ` and goes on by itself on ${until}` : ''}.`
    case 'resume':
      return `The pause of your gift of ${words} is over. What was left out is not charged.`
    case 'keep':
      return `Your gift of ${words} goes on as before.`
    case 'card':
      return `Your gift of ${words} is charged to the new card from now on.`
    default:
      return `Your gift of ${words} is stopped. Nothing more is charged.`
  }
}

export type PlanFailureProps = PlanLetterProps & { amount: Cents; nextTry: string | null; payUrl: string | null }

/** A charge that did not go through; null once it has. */
export async function gatherPlanFailure(world: LetterWorld, invoiceId: string): Promise<PlanFailureProps | null> {
  const [invoice] = await world.db.select().from(planInvoices).where(eq(planInvoices.id, invoiceId))
  const common = invoice?.state === 'open' ? await gatherPlan(world, invoice.planId) : null
  if (!invoice || !common) return null
  const { amount, nextAttemptAt, payUrl } = invoice
  return {
    ...common,
    amount,
    nextTry: nextAttemptAt ? formatDay(dayIn(world.lab.timeZone, nextAttemptAt)) : null,
    payUrl,
  }
}

/** A plan that ended because nobody paid; also the end of its letters. */
export async function gatherPlan(world: LetterWorld, planId: string): Promise<PlanLetterProps | null> {
  const [row] = await world.db
    .select({ plan: recurringPlans, fund: funds.name })
    .from(recurringPlans)
    .innerJoin(funds, eq(funds.id, recurringPlans.fundId))
    .where(eq(recurringPlans.id, planId as Id<'pln'>))
  if (!row) return null
  const { name, legalName, address, email } = world.lab
  return {
    labName: name,
    legalName,
    address,
    contact: email,
    giver: row.plan.giverName,
    fund: row.fund,
    words: planWords(row.plan),
    next: nextOf(world, row.plan),
    url: linkOf(world, row.plan.id),
  }
}

export type CardExpiringProps = PlanLetterProps & { card: string; month: string }

/** A card whose last month is near; null when another has taken its place. The subject names the plan and that month. */
export async function gatherCardExpiring(world: LetterWorld, subjectId: string): Promise<CardExpiringProps | null> {
  const [planId = '', month] = subjectId.split(':')
  const common = await gatherPlan(world, planId)
  const [plan] = await world.db
    .select()
    .from(recurringPlans)
    .where(eq(recurringPlans.id, planId as Id<'pln'>))
  if (!common || !plan?.cardExpires || plan.cardExpires !== month) return null
  return { ...common, card: plan.cardLast4 ?? '', month: formatMonth(plan.cardExpires) }
}

function nextOf(world: LetterWorld, plan: Plan): string | null {
  const at = plan.state === 'paused' ? plan.pausedUntil : plan.nextChargeAt
  const isCharged = plan.state === 'active' || plan.state === 'past_due' || plan.state === 'paused'
  return isCharged && at ? formatDay(dayIn(world.lab.timeZone, at)) : null
}

/** The link that opens a plan to whoever holds the letter. */
function linkOf(world: LetterWorld, planId: Id<'pln'>): string {
  return `${world.lab.origin}${paths.plan(planId, planKey(world, planId))}`
}
