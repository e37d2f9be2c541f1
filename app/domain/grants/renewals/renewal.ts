import type { ProjectState } from '../project.ts'

/** A project that runs or is about to end can be renewed; one that is closed applies anew. */
export function isRenewable(state: ProjectState): boolean {
  return state === 'active' || state === 'closing'
}
