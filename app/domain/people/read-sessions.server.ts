import { and, desc, eq, gt } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { sessions } from '#db/schema/people.ts'
import type { Person } from './person.ts'

export type OpenSession = { id: string; browser: string; network: string; since: Date }

/** A person's own open sessions, the newest first. The id is a hash: it opens nothing. */
export async function readSessions(world: Touches<'db' | 'clock'>, person: Person): Promise<OpenSession[]> {
  const now = world.clock.now()
  const rows = await world.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, person.id), gt(sessions.expiresAt, now), gt(sessions.absoluteUntil, now)))
    .orderBy(desc(sessions.createdAt))
    .limit(100)
  return rows.map((row) => ({
    id: row.id,
    browser: row.browser ?? 'A browser',
    network: row.addressPrefix ?? 'unknown',
    since: row.authenticatedAt,
  }))
}
