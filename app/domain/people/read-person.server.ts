import { and, count, eq, gt, isNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { passkeys } from '#db/schema/passkeys.ts'
import { apiTokens, people, recoveryCodes, sessions } from '#db/schema/people.ts'
import type { Person } from './person.ts'
import { toPerson } from './person-row.ts'
import { maySeePeople } from './policy.ts'

export type PersonRecord = {
  person: Person
  createdAt: Date
  disabledAt: Date | null
  hasPassword: boolean
  hasAuthenticator: boolean
  passkeys: number
  /** Either of the two. */
  hasSecondStep: boolean
  recoveryCodesLeft: number
  openSessions: number
  activeTokens: number
}

/** One person's record: her own, or anybody's for those who may see people; null otherwise and when there is none. */
export async function readPerson(
  world: Touches<'db' | 'clock'>,
  reader: Person,
  personId: Id<'psn'>,
): Promise<PersonRecord | null> {
  if (reader.id !== personId && !maySeePeople(reader)) return null
  const [row] = await world.db.select().from(people).where(eq(people.id, personId))
  if (!row) return null
  const now = world.clock.now()
  const [[opened], [tokens], [codes], [keys]] = await Promise.all([
    world.db
      .select({ count: count() })
      .from(sessions)
      .where(and(eq(sessions.userId, personId), gt(sessions.expiresAt, now), gt(sessions.absoluteUntil, now))),
    world.db
      .select({ count: count() })
      .from(apiTokens)
      .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now))),
    world.db
      .select({ count: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt))),
    world.db.select({ count: count() }).from(passkeys).where(eq(passkeys.personId, personId)),
  ])
  return {
    person: toPerson(row),
    createdAt: row.createdAt,
    disabledAt: row.disabledAt,
    hasPassword: row.passwordHash !== null,
    hasAuthenticator: row.totpConfirmedAt !== null,
    passkeys: keys?.count ?? 0,
    hasSecondStep: row.totpConfirmedAt !== null || (keys?.count ?? 0) > 0,
    recoveryCodesLeft: codes?.count ?? 0,
    openSessions: opened?.count ?? 0,
    activeTokens: tokens?.count ?? 0,
  }
}
