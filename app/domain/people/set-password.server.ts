import { eq, getTableColumns } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { endSessions } from './end-sessions.server.ts'
import { findPasswordProblem, type PasswordProblem } from './password.ts'
import { hashPassword, isRightPassword } from './password-hash.server.ts'
import { actorOf, type Person } from './person.ts'
import { recordAccountChange } from './record-account-change.server.ts'
import { hasPasskey } from './steps.server.ts'

export type SetPassword = { password: string; currentPassword?: string | undefined; keepSessionId: string }
export type SetPasswordRefusal = PasswordProblem | 'current-not-right'

/**
 * Sets the person's own password, ends her other sessions and sends a letter that says so. Refuses short, overlong and
 * guessable ones, and a wrong current password where there is one. The second step stays as it is.
 */
export async function setPassword(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  person: Person,
  asked: SetPassword,
): Promise<Outcome<undefined, SetPasswordRefusal>> {
  const [row] = await world.db
    .select({ ...getTableColumns(people), hasPasskey })
    .from(people)
    .where(eq(people.id, person.id))
  if (!row) throw new Error('a signed-in person has a row')
  const problem = findPasswordProblem(asked.password, {
    hasSecondStep: row.totpConfirmedAt !== null || row.hasPasskey,
    email: row.email,
    name: row.name,
    labName: world.lab.name,
  })
  if (problem) return refuse(problem)
  if (row.passwordHash && !(await isRightPassword(asked.currentPassword ?? '', row.passwordHash))) {
    return refuse('current-not-right')
  }
  const passwordHash = await hashPassword(asked.password)
  await world.db.transaction(async (tx) => {
    await tx.update(people).set({ passwordHash }).where(eq(people.id, person.id))
    await endSessions(tx, person.id, asked.keepSessionId)
    await recordAccountChange(
      tx,
      { ids: world.ids, at: world.clock.now(), actor: actorOf(person) },
      { kind: 'password-set', whose: row },
    )
  })
  return done()
}
