import { addCents, type Cents, cents, usd } from '#app/units/money.ts'
import { addMonths, type Day, type Month, monthEnd, monthStart } from '#app/units/time.ts'
import { largestCardGift } from '../gift.ts'
import type { PledgeMethod, ScheduleAsk, ScheduleLine } from './pledge.ts'

export type ScheduleRefusal =
  | 'too-small'
  | 'too-large'
  | 'no-parts'
  | 'too-many-parts'
  | 'part-too-small'
  | 'part-too-large'
  | 'sum-differs'
  | 'day-twice'
  | 'day-past'
  | 'day-too-far'

const monthsApart = { monthly: 1, quarterly: 3, yearly: 12 } as const
const smallestPledge = usd(100)
/** Beyond it a slip of the finger is likelier than the pledge. */
const largestPledge = cents(100_000_000_000n)
const smallestPart = usd(5)
/** Stripe takes no larger bank debit. */
const largestDebit = cents(99_999_999n)
const mostParts = 120
const mostYearsAhead = 15

/** The parts of a pledge: equal to the cent with the remainder in the last, on days clamped from the first. */
export function linesOf(total: Cents, ask: ScheduleAsk): ScheduleLine[] {
  if (ask.rhythm === 'own') return [...ask.lines].sort((left, right) => (left.dueOn < right.dueOn ? -1 : 1))
  const { count, firstOn } = ask
  if (count < 1 || count > mostParts) return []
  const part = total / BigInt(count)
  return Array.from({ length: count }, (_, index) => ({
    dueOn: clampedDay(firstOn, index * monthsApart[ask.rhythm]),
    amount: cents(index === count - 1 ? total - part * BigInt(count - 1) : part),
  }))
}

/** The anchor's day so many months on, or the last day of that month: 31 January leads to 30 April and then 31 July. */
export function clampedDay(anchor: Day, months: number): Day {
  const month = addMonths(anchor.slice(0, 7) as Month, months)
  const last = Math.round((monthEnd(month).getTime() - monthStart(month).getTime()) / 86_400_000)
  const day = Math.min(Number(anchor.slice(8)), last)
  return `${month}-${String(day).padStart(2, '0')}` as Day
}

/** What is wrong with a schedule, or null. */
export function scheduleRefusal(
  ask: { amount: Cents; schedule: ScheduleAsk; method: PledgeMethod },
  today: Day,
): ScheduleRefusal | null {
  const { amount, schedule, method } = ask
  if (amount < smallestPledge) return 'too-small'
  if (amount > largestPledge) return 'too-large'
  const count = schedule.rhythm === 'own' ? schedule.lines.length : schedule.count
  if (count < 1) return 'no-parts'
  if (count > mostParts) return 'too-many-parts'
  const lines = linesOf(amount, schedule)
  if (lines.some((line) => line.amount < smallestPart)) return 'part-too-small'
  if (lines.some((line) => line.amount > largestPart(method))) return 'part-too-large'
  if (addCents(...lines.map((line) => line.amount)) !== amount) return 'sum-differs'
  return daysRefusal(
    lines.map((line) => line.dueOn),
    today,
  )
}

/** A card's fee grows with the amount; a debit has Stripe's limit; the rest has none. */
export function largestPart(method: PledgeMethod): Cents {
  if (method === 'card') return largestCardGift
  return method === 'bank_debit' ? largestDebit : largestPledge
}

function daysRefusal(days: readonly Day[], today: Day): ScheduleRefusal | null {
  if (new Set(days).size < days.length) return 'day-twice'
  if (days.some((day) => day < today)) return 'day-past'
  return days.some((day) => day > clampedDay(today, mostYearsAhead * 12)) ? 'day-too-far' : null
}
