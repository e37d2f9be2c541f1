import type { Invariant } from './invariant.ts'

export const computeInvariants: Invariant[] = []
