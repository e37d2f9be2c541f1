import { hasRole, type Person, type Role } from './person.ts'

/** Who may see the list of people and the activity log. */
export function maySeePeople(person: Person): boolean {
  return hasRole(person, 'administrator', 'auditor')
}

/** Who may change other people: administrators. */
export function mayManagePeople(person: Person): boolean {
  return hasRole(person, 'administrator')
}

/** Nobody gives roles to herself, so that no administrator becomes finance officer unseen. */
export function mayChangeRoles(person: Person, of: { id: string }): boolean {
  return mayManagePeople(person) && person.id !== of.id
}

export function mayDisable(person: Person, whom: { id: string }): boolean {
  return mayManagePeople(person) && person.id !== whom.id
}

/** Pairs of roles no one person may hold: who checks may not be who is checked. */
const clashes: readonly (readonly [Role, Role])[] = [
  ['auditor', 'programme_officer'],
  ['auditor', 'compute_officer'],
  ['auditor', 'finance_officer'],
  ['auditor', 'fundraiser'],
  ['auditor', 'administrator'],
  ['auditor', 'reviewer'],
]

/** The pair that may not meet in one person, if these roles hold one. */
export function findClash(roles: readonly Role[]): readonly [Role, Role] | null {
  return clashes.find(([one, other]) => roles.includes(one) && roles.includes(other)) ?? null
}
