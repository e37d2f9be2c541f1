import { formatWhole } from './whole-number.ts'

/** Lists that grow without end are counted no further than this, so that a count costs the same however long the list. */
export const mostCounted = 1_000

/** 999, 1,000+ */
export function formatCount(count: number): string {
  const shown = formatWhole(Math.min(count, mostCounted))
  return count > mostCounted ? `${shown}+` : shown
}
