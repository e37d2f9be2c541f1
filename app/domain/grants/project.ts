import { slugOf } from './call.ts'

export const projectStates = ['pending_signature', 'active', 'suspended', 'closing', 'closed'] as const
export type ProjectState = (typeof projectStates)[number]

/** A public project has a page, and its award is listed, in these. */
export const publicStates: ProjectState[] = ['active', 'closing', 'closed']

/** Where a project may go from where it is. */
export const projectSteps: Record<ProjectState, readonly ProjectState[]> = {
  pending_signature: ['active'],
  active: ['suspended', 'closing'],
  suspended: ['active', 'closing'],
  closing: ['closed'],
  closed: [],
}

export const stepWords: Record<ProjectState, string> = {
  pending_signature: 'Wait for the signature',
  active: 'Activate',
  suspended: 'Suspend',
  closing: 'Start closing',
  closed: 'Close',
}

/** The short name before the colon is the address: “Lantern: a model …” is lantern. */
export function projectSlug(title: string): string {
  return slugOf(title.split(':')[0] ?? '') || slugOf(title) || 'project'
}

/** What Slurm takes as an account: small letters, figures, and _ - . inside. */
export function isSlurmAccount(text: string): boolean {
  return /^[a-z][a-z0-9_.-]{1,39}$/.test(text)
}
