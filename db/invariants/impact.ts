import type { Invariant } from './invariant.ts'

export const impactInvariants: Invariant[] = []
