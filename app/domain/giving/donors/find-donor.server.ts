import { and, eq, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { mayReadGifts } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'

/** The donor with this id or e-mail address; one that was merged answers with the donor it leads to. */
export async function findDonor(reads: Reads, person: Person, typed: string): Promise<Id<'dnr'> | null> {
  if (!mayReadGifts(person)) return null
  const text = typed.trim()
  const [row] = await reads
    .select({ id: sql<Id<'dnr'>>`coalesce(${donors.mergedInto}, ${donors.id})` })
    .from(donors)
    .where(
      and(or(eq(donors.id, text as 'dnr_'), eq(sql`lower(${donors.email})`, text.toLowerCase())), isShownDonor(person)),
    )
  return row?.id ?? null
}
