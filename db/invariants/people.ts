import type { Invariant } from './invariant.ts'

export const peopleInvariants: Invariant[] = []
