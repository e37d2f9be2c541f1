import { eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import { people } from '#db/schema/people.ts'
import { parseEmail } from './email.ts'
import { isRightPassword } from './password-hash.server.ts'
import { actorOf, type Person } from './person.ts'
import { toPerson } from './person-row.ts'

/**
 * The person an address and a password belong to; notes the sign-in. One refusal for every reason (unknown address, no
 * password set, wrong password, disabled), after the same work, so that none can be told from the others.
 */
export async function checkPassword(
  world: Touches<'db' | 'clock' | 'ids'>,
  typed: { email: string; password: string },
): Promise<Outcome<Person, 'not-right'>> {
  const email = parseEmail(typed.email) ?? ''
  const [row] = await world.db
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, email))
  const isRight = await isRightPassword(typed.password, row?.passwordHash ?? null)
  if (!row || !isRight || row.disabledAt) return refuse('not-right')
  const person = toPerson(row)
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person) }
  await world.db.transaction((tx) =>
    recordHappening(tx, by, {
      kind: 'signed-in',
      subject: { type: 'person', id: person.id },
      after: { by: 'password' },
    }),
  )
  return { ok: true, value: person }
}
