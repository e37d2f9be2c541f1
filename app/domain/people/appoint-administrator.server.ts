import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { lockAdministrators } from './change-roles.server.ts'
import { nameFromEmail, parseEmail } from './email.ts'
import { type Person, portal } from './person.ts'
import { toPerson } from './person-row.ts'
import { recordAccountChange } from './record-account-change.server.ts'

/** Makes the first administrator of a new portal, from the shell. Refuses as soon as there is one: she appoints the others. */
export async function appointAdministrator(
  world: Touches<'db' | 'clock' | 'ids'>,
  typedEmail: string,
): Promise<Outcome<Person, 'not-an-address' | 'there-is-one' | 'disabled'>> {
  const email = parseEmail(typedEmail)
  if (!email) return refuse('not-an-address')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    await lockAdministrators(tx)
    const [one] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(sql`'administrator' = any(${people.roles})`, isNull(people.disabledAt)))
      .limit(1)
    if (one) return refuse('there-is-one')
    await tx
      .insert(people)
      .values({ id: world.ids.next('psn'), email, name: nameFromEmail(email), createdAt: at })
      .onConflictDoNothing()
    const [row] = await tx
      .update(people)
      .set({ roles: ['administrator'] })
      .where(and(eq(sql`lower(${people.email})`, email), isNull(people.disabledAt)))
      .returning()
    if (!row) return refuse('disabled')
    await recordAccountChange(
      tx,
      { ids: world.ids, at, actor: portal('first-administrator') },
      { kind: 'roles-changed', whose: row, after: { roles: ['administrator'] } },
    )
    return { ok: true as const, value: toPerson(row) }
  })
}
