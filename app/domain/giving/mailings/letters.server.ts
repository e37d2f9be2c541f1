import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { donors } from '#db/schema/giving.ts'
import { mailingDonors, mailings } from '#db/schema/mailings.ts'
import { fillIn } from './mailing.ts'

export type DonorLetterProps = { legalName: string; address: string; subject: string; paragraphs: string[] }

/** What a donor reads of a mailing; null when she is not there any more. */
export async function gatherDonorLetter(world: Touches<'db' | 'lab'>, id: string): Promise<DonorLetterProps | null> {
  const [row] = await world.db
    .select({ subject: mailings.subject, words: mailings.words, name: donors.name })
    .from(mailingDonors)
    .innerJoin(mailings, eq(mailings.id, mailingDonors.mailingId))
    .innerJoin(donors, eq(donors.id, mailingDonors.donorId))
    .where(eq(mailingDonors.id, id as Id<'mld'>))
  const { legalName, address } = world.lab
  return row ? { legalName, address, ...fillIn(row, row.name) } : null
}
