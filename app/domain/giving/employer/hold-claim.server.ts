import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { gifts } from '#db/schema/giving.ts'
import { maySeeAnonymous } from '../policy.ts'

type Held = { claim: typeof employerClaims.$inferSelect; gift: typeof gifts.$inferSelect }

/** A claim, locked, with the gift it is about; null where there is none, or its giver is not for this person to know. */
export async function holdClaim(tx: Tx, staff: Person, claimId: Id<'ecl'>): Promise<Held | null> {
  const [held] = await tx
    .select({ claim: employerClaims, gift: gifts })
    .from(employerClaims)
    .innerJoin(gifts, eq(gifts.id, employerClaims.giftId))
    .where(eq(employerClaims.id, claimId))
    .for('update', { of: employerClaims })
  return held && (!held.gift.isAnonymous || maySeeAnonymous(staff)) ? held : null
}
