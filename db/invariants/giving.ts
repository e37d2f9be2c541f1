import type { Invariant } from './invariant.ts'

export const givingInvariants: Invariant[] = []
