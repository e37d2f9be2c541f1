import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { OpennessClass } from './agreements/agreement.ts'

/** What the last part of a project's hours and its renewal wait for. */
export type Gate = {
  /** Reports whose day is over and that are not in. */
  overdue: { id: Id<'rpt'>; title: string; dueOn: Day }[]
  /** The class its agreement promises; null when none was signed, so that nothing is promised. */
  promised: OpennessClass | null
  models: { id: Id<'out'>; title: string; reached: OpennessClass | null }[]
}

/** Models that do not reach what was promised: a class of a smaller number is more open. */
export function modelsBehind({ promised, models }: Gate): Gate['models'] {
  if (promised === null) return []
  return models.filter(({ reached }) => reached === null || reached > promised)
}

/** Whether a model is promised and none was released at all. */
export function hasNoModel({ promised, models }: Gate): boolean {
  return promised !== null && models.length === 0
}

export function isGateOpen(gate: Gate): boolean {
  return gate.overdue.length === 0 && modelsBehind(gate).length === 0 && !hasNoModel(gate)
}
