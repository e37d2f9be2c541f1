import type { Id } from '#app/units/id.ts'

/** What a person may be trusted with besides being a donor or a researcher, which everyone may be. */
export const roles = [
  'reviewer',
  'programme_officer',
  'compute_officer',
  'finance_officer',
  'fundraiser',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export type Person = {
  id: Id<'psn'>
  email: string
  name: string
  roles: readonly Role[]
  timeZone: string
}

/** Who does something: a person, or the portal itself when a job or an outside event acts. */
export type Actor =
  | { kind: 'person'; person: Person; actingAs?: Person; requestId?: string }
  | { kind: 'portal'; because: string; requestId?: string }

export const roleWords: Record<Role, string> = {
  reviewer: 'Reviewer',
  programme_officer: 'Programme officer',
  compute_officer: 'Compute officer',
  finance_officer: 'Finance officer',
  fundraiser: 'Fundraiser',
  auditor: 'Auditor',
  administrator: 'Administrator',
}

const staffRoles: readonly Role[] = roles.filter((role) => role !== 'reviewer')

export function hasRole(person: Person, ...wanted: Role[]): boolean {
  return person.roles.some((role) => wanted.includes(role))
}

/** Staff work in the admin area; an auditor reads there and changes nothing. */
export function isStaff(person: Person): boolean {
  return hasRole(person, ...staffRoles)
}

export function actorOf(person: Person, requestId?: string): Actor {
  return requestId ? { kind: 'person', person, requestId } : { kind: 'person', person }
}

export function portal(because: string): Actor {
  return { kind: 'portal', because }
}

/** The name written into the journal and the activity log: an id, never a name or address. */
export function actorName(actor: Actor): string {
  return actor.kind === 'person' ? actor.person.id : `portal:${actor.because}`
}
