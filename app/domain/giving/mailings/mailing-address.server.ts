import { eq, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'

/** Where a donor is written to: its own address, or that of its primary contact. Named in full, so that it means the donor in a select of one table too. */
export const mailingAddress: SQL<string | null> = sql<string | null>`coalesce(donor.email,
  (select c.email from donor_contact c where c.donor_id = donor.id and c.is_primary))`

export async function addressOf(reads: Reads, donorId: Id<'dnr'>): Promise<string | null> {
  const [row] = await reads.select({ email: mailingAddress }).from(donors).where(eq(donors.id, donorId))
  return row?.email ?? null
}
