import type { OpennessClass } from '../agreements/agreement.ts'
import { type ClaimState, type Component, componentNames, reachedClass } from './component.ts'

export type ChecklistItem = {
  component: Component
  url: string
  licence: string
  state: ClaimState
  reason: string
  claimedAt: Date
  checkedAt: Date | null
  settledAt: Date | null
}
export type Checklist = {
  items: ChecklistItem[]
  /** The class of what staff have verified; null while that is not even an open model. */
  reached: OpennessClass | null
}

export const emptyChecklist: Checklist = { items: [], reached: null }

/** The items in the framework's order, with the class they reach. */
export function checklistOf(unsorted: readonly ChecklistItem[]): Checklist {
  const items = unsorted.toSorted(
    (one, other) => componentNames.indexOf(one.component) - componentNames.indexOf(other.component),
  )
  return { items, reached: reachedClass(inState(items, 'verified')) }
}

/** The components that have come to one of these states. */
export function inState(items: readonly ChecklistItem[], ...states: ClaimState[]): Set<Component> {
  return new Set(items.filter(({ state }) => states.includes(state)).map(({ component }) => component))
}
