/** Why a run is kept without being charged to a project. */
export type HeldBecause = 'unknown-account' | 'gres-not-tracked' | 'class-unknown'

const heldReasons: readonly HeldBecause[] = ['unknown-account', 'gres-not-tracked', 'class-unknown']

/** What staff read, and what they can do about it. */
export const heldWords: Record<HeldBecause, string> = {
  'unknown-account': 'No project has this account',
  'gres-not-tracked': 'Slurm counted no GPUs where GPUs are',
  'class-unknown': 'Its GPUs name no class',
}

export function parseHeldBecause(text: string | null | undefined): HeldBecause | null {
  return heldReasons.find((reason) => reason === text) ?? null
}
