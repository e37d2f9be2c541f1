import { type Actor, hasRole, isStaff, type Person } from '#app/domain/people/person.ts'

/** Who may change what the lab has and promises: compute officers and administrators, and the portal's own jobs. */
export function mayManageCompute(actor: Actor): boolean {
  return actor.kind === 'portal' || isComputeOfficer(actor.person)
}

export function isComputeOfficer(person: Person): boolean {
  return hasRole(person, 'compute_officer', 'administrator')
}

/** Buying hours spends a fund: finance officers may too. */
export function mayBuyHours(actor: Actor): boolean {
  return mayManageCompute(actor) || (actor.kind === 'person' && hasRole(actor.person, 'finance_officer'))
}

/** Staff see every allocation; a researcher sees those of the projects she belongs to. */
export function maySeeEveryAllocation(person: Person): boolean {
  return isStaff(person)
}
