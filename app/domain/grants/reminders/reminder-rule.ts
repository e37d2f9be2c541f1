import { addDays, type Day } from '#app/units/time.ts'

/** How many days before and after the day somebody is reminded. */
export type ReminderRule = {
  reviewBefore: readonly number[]
  reviewAfter: readonly number[]
  draftBefore: readonly number[]
}

/** For calls that say nothing else. */
export const usualReminders: ReminderRule = { reviewBefore: [7, 1], reviewAfter: [3], draftBefore: [7, 1] }

export const mostMarks = 5
export const mostDays = 60

/** Days as a form has them, such as "7, 1": sorted, each once; null when one is no number of days, or there are too many. */
export function readMarks(typed: string): number[] | null {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '')
  if (words.some((word) => !/^\d{1,2}$/.test(word))) return null
  const days = [...new Set(words.map(Number))].sort((one, other) => other - one)
  return areMarks(days) ? days : null
}

export function areMarks(days: readonly number[]): boolean {
  return days.length <= mostMarks && days.every((one) => Number.isInteger(one) && one >= 1 && one <= mostDays)
}

export type Mark = { which: 'before' | 'after'; days: number }
type Asked = { today: Day; dueOn: Day; since: Day; before: readonly number[]; after: readonly number[] }

/**
 * The one reminder that is due today: of the days that have come the latest, and only where its day lies after the one somebody was
 * asked on. What a silent worker left out before it is not made up for, so that nobody gets two letters at once.
 */
export function markDue({ today, dueOn, since, before, after }: Asked): Mark | null {
  if (today > dueOn) {
    const come = after.filter((days) => addDays(dueOn, days) <= today)
    return come.length > 0 ? { which: 'after', days: Math.max(...come) } : null
  }
  const come = before.filter((days) => addDays(dueOn, -days) <= today)
  if (come.length === 0) return null
  const days = Math.min(...come)
  return addDays(dueOn, -days) > since ? { which: 'before', days } : null
}

/** The day a mark stands for. */
export function dayOfMark(dueOn: Day, { which, days }: Mark): Day {
  return addDays(dueOn, which === 'before' ? -days : days)
}
