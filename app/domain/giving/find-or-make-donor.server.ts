import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import type { GiftAsk } from './gift.ts'
import { meetDonor } from './meet-donor.server.ts'

/**
 * The donor a gift is counted to. Someone signed in is counted as herself, whatever address the receipt goes to; a guest by
 * the address typed. A donor who exists already keeps her name: anyone can type someone else's address.
 */
export async function findOrMakeDonor(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  ask: Pick<GiftAsk, 'giverName' | 'giverEmail'>,
): Promise<Id<'dnr'>> {
  const person = by.actor.kind === 'person' ? by.actor.person : null
  if (person) {
    const [own] = await tx
      .select({ id: sql<Id<'dnr'>>`coalesce(${donors.mergedInto}, ${donors.id})` })
      .from(donors)
      .where(eq(donors.personId, person.id))
      .orderBy(donors.id)
      .limit(1)
    if (own) return own.id
  }
  const { name, email } = person ?? { name: ask.giverName, email: ask.giverEmail }
  return meetDonor(tx, by, { how: 'donor-met', kind: 'person', name, email, personId: person?.id ?? null })
}
