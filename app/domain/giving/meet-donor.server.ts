import { eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'

type Met = Pick<typeof donors.$inferInsert, 'kind' | 'name' | 'email' | 'personId'> & {
  /** Whether the donor gave by herself, or staff wrote her down. */
  how: 'donor-met' | 'donor-entered'
}

/** Writes down a donor, with a happening, unless the lab knows the address already: then it is that donor, with the name it has. */
export async function meetDonor(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { how, ...met }: Met,
): Promise<Id<'dnr'>> {
  const [fresh] = await tx
    .insert(donors)
    .values({ ...met, id: by.ids.next('dnr'), createdAt: by.at })
    .onConflictDoNothing()
    .returning({ id: donors.id })
  if (fresh) {
    await recordHappening(tx, by, { kind: how, subject: { type: 'donor', id: fresh.id } })
    return fresh.id
  }
  const [known] = await tx
    .select({ id: sql<Id<'dnr'>>`coalesce(${donors.mergedInto}, ${donors.id})` })
    .from(donors)
    .where(eq(sql`lower(${donors.email})`, (met.email ?? '').toLowerCase()))
  if (!known) throw new Error('the donor was neither made nor found')
  return known.id
}
