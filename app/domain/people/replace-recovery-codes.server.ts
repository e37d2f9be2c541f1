import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { recoveryCodes } from '#db/schema/people.ts'
import { newRecoveryCodes, readRecoveryCode } from './authenticator.server.ts'
import { hashSecret } from './verify-token.server.ts'

/** Makes ten new recovery codes in the caller's transaction; the old ones are gone. Only hashes are kept. */
export async function replaceRecoveryCodes(tx: Tx, personId: Id<'psn'>): Promise<string[]> {
  const codes = newRecoveryCodes()
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ personId, codeHash: hashRecoveryCode(personId, code) })))
  return codes
}

/** The person is part of what is hashed, so one table of guesses does not serve for everybody. */
export function hashRecoveryCode(personId: Id<'psn'>, typed: string): string {
  return hashSecret(`${personId}:${readRecoveryCode(typed) ?? ''}`)
}
