import { and, eq, ne } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { sessions } from '#db/schema/people.ts'

/** Ends every session of a person, or all but one, in the caller's transaction. Answers how many there were. */
export async function endSessions(tx: Tx, personId: Id<'psn'>, exceptId?: string): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, personId), exceptId ? ne(sessions.id, exceptId) : undefined))
    .returning({ id: sessions.id })
  return ended.length
}
