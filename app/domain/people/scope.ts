import { hasRole, isStaff, type Person } from './person.ts'

/** What an API token may be made for. */
export const scopes = [
  'allocations:read',
  'capacity:read',
  'usage:write',
  'slurm:read',
  'ledger:read',
  'gifts:read',
  'receipts:read',
  'pledges:read',
  'applications:read',
  'reconciliation:read',
] as const
export type Scope = (typeof scopes)[number]

export const scopeWords: Record<Scope, string> = {
  'allocations:read': 'Read allocations and what is left of them',
  'capacity:read': 'Read the capacity calendar',
  'usage:write': 'Import usage from Slurm',
  'slurm:read': 'Read the limits Slurm should set',
  'ledger:read': 'Read the journal and the trial balance',
  'gifts:read': 'Read gifts',
  'receipts:read': 'Read receipts',
  'pledges:read': 'Read pledges',
  'applications:read': 'Read the applications you may read',
  'reconciliation:read': 'Read the reconciliation with Stripe and the bank',
}

/** What a person may do through a token is what she may do by hand, asked at every use: losing a role closes its tokens. */
export function mayHoldScope(person: Person, scope: Scope): boolean {
  switch (scope) {
    case 'allocations:read':
      return true
    case 'capacity:read':
      return isStaff(person)
    case 'usage:write':
      return hasRole(person, 'compute_officer', 'administrator')
    case 'slurm:read':
      return hasRole(person, 'compute_officer', 'auditor', 'administrator')
    case 'gifts:read':
    case 'pledges:read':
      return hasRole(person, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
    case 'applications:read':
      return hasRole(person, 'programme_officer', 'auditor', 'administrator')
    case 'ledger:read':
    case 'receipts:read':
    case 'reconciliation:read':
      return hasRole(person, 'finance_officer', 'auditor', 'administrator')
  }
}

export function parseScope(text: string): Scope | null {
  return scopes.find((scope) => scope === text) ?? null
}

/** No token lives longer: a year and a day, so that a yearly renewal may be late by one. */
export const longestTokenDays = 366
