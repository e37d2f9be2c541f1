import { type Cents, cents, formatCents } from '#app/units/money.ts'
import type { GiftAsk } from '../gift.ts'

export type Interval = 'month' | 'year'

/**
 * What a plan may be. `paused`: gifts are left out until a day; `cancelling`: no more is charged, and until the period ends it can
 * be taken back. Never comes back from cancelled.
 */
export type PlanState = 'started' | 'active' | 'past_due' | 'paused' | 'cancelling' | 'cancelled' | 'failed' | 'expired'

export const planStates: readonly PlanState[] = [
  'started',
  'active',
  'past_due',
  'paused',
  'cancelling',
  'cancelled',
  'failed',
  'expired',
]

/** These hold the place of the donor's one plan for a fund. */
export const runningStates: readonly PlanState[] = ['active', 'past_due', 'paused', 'cancelling']

export function isRunning(state: PlanState): boolean {
  return runningStates.includes(state)
}

/** Nothing will ever be charged again, whatever is asked. */
export function isOver(state: PlanState): boolean {
  return state === 'cancelled' || state === 'failed' || state === 'expired'
}

export function parsePlanState(text: string | null): PlanState | null {
  return planStates.find((state) => state === text) ?? null
}

/** What a giver wrote who wants to give again and again. */
export type PlanAsk = Omit<GiftAsk, 'channel'> & { interval: Interval }

export const intervalWords: Record<Interval, { adverb: string; noun: string; every: string }> = {
  month: { adverb: 'monthly', noun: 'month', every: 'every month' },
  year: { adverb: 'yearly', noun: 'year', every: 'every year' },
}

/** "$25 monthly" */
export function planWords(plan: { gross: Cents; interval: Interval }): string {
  return `${formatCents(plan.gross, { wholeWhenRound: true })} ${intervalWords[plan.interval].adverb}`
}

/** What a plan brings in a year. */
export function yearlyOf({ gross, interval }: { gross: Cents; interval: Interval }): Cents {
  return cents(interval === 'month' ? gross * 12n : gross)
}
