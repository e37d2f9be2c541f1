import type { Id } from '#app/units/id.ts'
import { type Month, monthsBetween } from '#app/units/time.ts'

export type Candidate = {
  id: Id<'alo'>
  origin: 'granted' | 'usage'
  firstMonth: Month
  lastMonth: Month
}

/**
 * The allocation of a project and class that a month's hours are charged to: a granted one whose window covers the month,
 * the one that ends first before others; else the granted one nearest in time; else the one an earlier import opened.
 * Depends on the allocations only, never on the order in which runs arrive.
 */
export function chooseAllocation<Of extends Candidate>(
  candidates: readonly Of[],
  month: Month,
): { allocation: Of; isOutside: boolean } | null {
  const granted = candidates.filter((candidate) => candidate.origin === 'granted').sort(byEnd)
  const covering = granted.find((candidate) => distance(candidate, month) === 0)
  if (covering) return { allocation: covering, isOutside: false }
  const [nearest] = [...granted].sort((left, right) => distance(left, month) - distance(right, month))
  if (nearest) return { allocation: nearest, isOutside: true }
  const opened = candidates.find((candidate) => candidate.origin === 'usage')
  return opened ? { allocation: opened, isOutside: false } : null
}

/** Months between an allocation's window and a month; 0 when it covers it. */
function distance(candidate: Candidate, month: Month): number {
  if (month < candidate.firstMonth) return monthsBetween(month, candidate.firstMonth).length - 1
  if (month > candidate.lastMonth) return monthsBetween(candidate.lastMonth, month).length - 1
  return 0
}

function byEnd(left: Candidate, right: Candidate): number {
  if (left.lastMonth !== right.lastMonth) return left.lastMonth < right.lastMonth ? -1 : 1
  return left.id < right.id ? -1 : 1
}
