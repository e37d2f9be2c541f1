import type { Invariant } from './invariant.ts'

export const grantsInvariants: Invariant[] = []
