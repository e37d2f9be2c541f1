import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { formatMonth, type Month } from '#app/units/time.ts'

export const hoursStates = ['offered', 'active', 'fulfilled', 'lapsed', 'withdrawn', 'declined', 'cancelled'] as const
export type HoursPledgeState = (typeof hoursStates)[number]

/** Nothing more is delivered under these. */
export function isOver(state: HoursPledgeState): boolean {
  return state !== 'offered' && state !== 'active'
}

/** How a promise that is not kept whole comes to its end, as its timeline and its letter say it. */
export const endWords: Record<'lapsed' | 'withdrawn' | 'declined' | 'cancelled', string> = {
  lapsed: 'Its window is over',
  withdrawn: 'Taken back by who promised it',
  declined: 'Declined by the lab',
  cancelled: 'Ended by the lab',
}

/**
 * Three questions about donated GPU time with three answers: may its giver deduct it, is it revenue in the lab's statements, is
 * it a contribution on Form 990. None follows from another; finance answers each.
 */
export type TaxAnswers = { isDeductible: boolean; isRecognised: boolean; isOnForm990: boolean }

/** Time on machines the giver keeps: the use of property is not deductible (IRC 170(f)(3)(A)), ASU 2020-07 recognises it, Form 990 leaves it out. */
export const usualAnswers: TaxAnswers = { isDeductible: false, isRecognised: true, isOnForm990: false }

export const taxWords: Record<keyof TaxAnswers, { label: string; hint: string }> = {
  isDeductible: {
    label: 'The giver may deduct it',
    hint: 'Usually not: time on machines that stay the giver’s is the use of property (IRC 170(f)(3)(A)). Prepaid hours that pass to the lab can be.',
  },
  isRecognised: {
    label: 'The lab’s statements recognise it',
    hint: 'Usually: what the lab would otherwise buy is revenue at fair value, on a line of its own (ASU 2020-07).',
  },
  isOnForm990: {
    label: 'Form 990 counts it as a contribution',
    hint: 'Usually not: services and the use of equipment are left out; property is counted (Schedule M above $25,000).',
  },
}

/** What an acknowledgement is made of, as it stood on the day hours were confirmed. Seconds as text: JSON has no bigint. */
export type Acknowledged = {
  version: 1
  lab: { name: string; legalName: string; ein: string; address: string; email: string }
  giver: string
  gpuClass: string
  seconds: string
  month: Month
  deliveredSoFar: string
  promised: string
  isDeductible: boolean
  on: string
}

/** Whose paper it is. Hours from before acknowledgements were kept name no lab: theirs is the lab as it is now. */
export function labOn({ lab }: Acknowledged, now: Acknowledged['lab']): Acknowledged['lab'] {
  return lab.legalName === '' ? now : lab
}

/** What the acknowledgement says of taxes: a description of what was given, never a value (IRS Publication 1771). */
export function hoursStatements(isDeductible: boolean): string[] {
  return [
    'No goods or services were provided in exchange for these hours. No project is served before another because of them.',
    isDeductible
      ? 'This letter describes what was given. What it is worth is for its giver to find; the lab puts no value on it.'
      : 'The lab puts no value on these hours. Time on machines that stay its giver’s is not a contribution that can be deducted.',
  ]
}

export function windowWords({ firstMonth, lastMonth }: { firstMonth: Month; lastMonth: Month }): string {
  if (firstMonth === lastMonth) return formatMonth(firstMonth)
  return `${formatMonth(firstMonth)} to ${formatMonth(lastMonth)}`
}

export type HoursWords = { gpuClass: string; promised: GpuSeconds; firstMonth: Month; lastMonth: Month }

/** Why such a promise cannot be written down in this month; null when it can. */
export function refusalOfHours(
  { promised, firstMonth, lastMonth }: HoursWords,
  now: Month,
): 'no-hours' | 'ends-before-it-begins' | 'window-past' | null {
  if (promised <= 0n || promised > largestPromise) return 'no-hours'
  if (lastMonth < firstMonth) return 'ends-before-it-begins'
  return lastMonth < now ? 'window-past' : null
}

/** Whether both promise the same hours in the same window. */
export function isSameHours(one: HoursWords, other: HoursWords): boolean {
  return (
    one.gpuClass === other.gpuClass &&
    one.promised === other.promised &&
    one.firstMonth === other.firstMonth &&
    one.lastMonth === other.lastMonth
  )
}

/** A hundred million GPU-hours: beyond it a slip of the finger is likelier than the promise. */
const largestPromise = 100_000_000n * 3600n
