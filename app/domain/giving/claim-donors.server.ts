import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { nameFromEmail } from '#app/domain/people/email.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { donors } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'

/**
 * Joins a person to the donor who gave under her address before she had an account: she proved the address when she signed in.
 * A donor already joined to someone is left alone. Somebody whose name was only guessed from her address takes that of her gifts.
 */
export async function claimDonors(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
): Promise<{ claimed: number }> {
  return world.db.transaction(async (tx) => {
    const claimed = await tx
      .update(donors)
      .set({ personId: person.id })
      .where(and(isNull(donors.personId), hasAddress(person)))
      .returning({ id: donors.id, kind: donors.kind, name: donors.name })
    const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person) }
    for (const { id } of claimed) {
      await recordHappening(tx, by, {
        kind: 'donor-claimed',
        subject: { type: 'donor', id },
        after: { personId: person.id },
      })
    }
    const own = claimed.find(({ kind }) => kind === 'person')
    if (own && person.name === nameFromEmail(person.email)) {
      await tx.update(people).set({ name: own.name }).where(eq(people.id, person.id))
      const [subject, before, after] = [{ type: 'person', id: person.id }, { name: person.name }, { name: own.name }]
      await recordHappening(tx, by, { kind: 'person-named', subject, before, after })
    }
    return { claimed: claimed.length }
  })
}

/** Her address, or that of a donor which was made one with this one. */
function hasAddress(person: Person): SQL | undefined {
  const email = person.email.toLowerCase()
  const merged = sql`${donors.id} in (select merged_into from donor m where lower(m.email) = ${email} and m.merged_into is not null)`
  return or(eq(sql`lower(${donors.email})`, email), merged)
}
