import { hasRole, isStaff, type Person } from './person.ts'

/** How long a session lives without use, and at most. */
export type SessionLifetime = { idleMs: number; absoluteMs: number }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The more a role can do, the shorter a forgotten browser stays open. */
export function sessionLifetime(person: Pick<Person, 'roles'>): SessionLifetime {
  const { roles } = person
  const asked = { roles } as Person
  if (isStaff(asked)) return { idleMs: 60 * minute, absoluteMs: 12 * hour }
  if (hasRole(asked, 'reviewer')) return { idleMs: 24 * hour, absoluteMs: 14 * day }
  return { idleMs: 14 * day, absoluteMs: 90 * day }
}

/** Use is noted in steps of a sixtieth of the idle time, so that not every request writes. */
export function isWorthExtending(expiresAt: Date, now: Date, lifetime: SessionLifetime): boolean {
  return now.getTime() + lifetime.idleMs - expiresAt.getTime() >= lifetime.idleMs / 60
}
