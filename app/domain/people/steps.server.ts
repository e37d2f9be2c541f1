import { and, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { people, recoveryCodes } from '#db/schema/people.ts'

/** In a query over people: whether one of the passkeys is this person's. */
export const hasPasskey = sql<boolean>`exists (select from passkey where passkey.person_id = person.id)`

/** In a query over people: whether this person has a second step, of either kind. */
export const hasSecondStep: SQL | undefined = or(isNotNull(people.totpConfirmedAt), hasPasskey)

/**
 * Where no second step is left, takes away what stood beside it: the recovery codes, and the password, which may be too short to
 * stand alone. Answers whether that was so; in the caller's transaction, which has locked the person.
 */
export async function closeWithoutStep(tx: Tx, personId: Id<'psn'>): Promise<boolean> {
  const [left] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), hasSecondStep))
  if (left) return false
  await tx.update(people).set({ passwordHash: null }).where(eq(people.id, personId))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  return true
}
