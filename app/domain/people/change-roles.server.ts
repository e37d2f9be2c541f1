import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { endSessions } from './end-sessions.server.ts'
import { type Actor, type Role, roles, roleWords } from './person.ts'
import { findClash, mayChangeRoles } from './policy.ts'
import { recordAccountChange } from './record-account-change.server.ts'

export type ChangeRolesRefusal = 'not-allowed' | 'no-such-person' | 'roles-clash' | 'last-administrator' | 'unchanged'

/**
 * Gives a person exactly these roles. Ends her sessions, so that the next one has the new roles' lifetime and second step, and
 * tells her by letter. Refuses clashing roles, changing one's own, and taking the last administrator's away.
 */
export async function changeRoles(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  asked: { personId: Id<'psn'>; roles: readonly Role[] },
): Promise<Outcome<undefined, ChangeRolesRefusal>> {
  if (actor.kind === 'person' && !mayChangeRoles(actor.person, { id: asked.personId })) return refuse('not-allowed')
  const after = roles.filter((role) => asked.roles.includes(role))
  const clash = findClash(after)
  if (clash) return refuse('roles-clash', { one: roleWords[clash[0]], other: roleWords[clash[1]] })
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    await lockAdministrators(tx)
    const [row] = await tx.select().from(people).where(eq(people.id, asked.personId)).for('update')
    if (!row) return refuse('no-such-person')
    const before = roles.filter((role) => row.roles.includes(role))
    if (before.join() === after.join()) return refuse('unchanged')
    const losesAdministrator = before.includes('administrator') && !after.includes('administrator')
    if (losesAdministrator && !(await hasOtherAdministrator(tx, row.id))) return refuse('last-administrator')
    await tx.update(people).set({ roles: after }).where(eq(people.id, row.id))
    await endSessions(tx, row.id)
    await recordAccountChange(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'roles-changed', whose: row, before: { roles: before }, after: { roles: after } },
    )
    return done()
  })
}

/** Two administrators who disable each other at once must not both succeed. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('atom-portal-administrators'))`)
}

/** Whether somebody else could still administer the portal. */
export async function hasOtherAdministrator(tx: Tx, besides: Id<'psn'>): Promise<boolean> {
  const [other] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(sql`'administrator' = any(${people.roles})`, ne(people.id, besides), isNull(people.disabledAt)))
    .limit(1)
  return other !== undefined
}
