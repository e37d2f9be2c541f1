import { and, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { mayHelpDonors } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'

export type HeldDonor = typeof donors.$inferSelect
export type HoldRefusal = 'not-staff' | 'no-such-donor'

/** The donor a member of staff works on, locked; a refusal for who may not, for a donor she may not know of, and for one that was merged. */
export async function holdDonor(tx: Tx, person: Person, id: Id<'dnr'>): Promise<HeldDonor | HoldRefusal> {
  if (!mayHelpDonors(person)) return 'not-staff'
  const [donor] = await tx
    .select()
    .from(donors)
    .where(and(eq(donors.id, id), isNull(donors.mergedInto), isShownDonor(person)))
    .for('update', { of: donors })
  return donor ?? 'no-such-donor'
}
