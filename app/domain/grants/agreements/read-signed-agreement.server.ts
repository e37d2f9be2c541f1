import { and, eq, type SQL } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { signedAgreements } from '#db/schema/agreements.ts'
import { applications, awards } from '#db/schema/grants.ts'
import { isSeenBy } from '../sight/seen-by.server.ts'
import { type AgreementPaper, readPaper } from './agreement.ts'

export type SignedAgreement = { number: string; paper: AgreementPaper; sha256: string }

/** In a query over applications: both sides of what was signed have it, the team and staff without a part in it. */
export function mayHaveAgreement(person: Person): SQL {
  return isSeenBy(person, 'decision')
}

/** What an application’s award was signed under, for both sides: whoever may see the decision. Null when nothing is signed, or for others. */
export async function readSignedAgreement(
  reads: Reads,
  person: Person,
  applicationId: Id<'app'>,
): Promise<SignedAgreement | null> {
  return readOne(reads, and(eq(applications.id, applicationId), mayHaveAgreement(person)))
}

/** The same by its award, for the letter to who signed. */
export async function readAgreementOfAward(reads: Reads, awardId: Id<'awd'>): Promise<SignedAgreement | null> {
  return readOne(reads, eq(awards.id, awardId))
}

async function readOne(reads: Reads, isIt: SQL | undefined): Promise<SignedAgreement | null> {
  const [row] = await reads
    .select({ number: applications.number, paper: signedAgreements.paper, sha256: signedAgreements.sha256 })
    .from(signedAgreements)
    .innerJoin(awards, eq(awards.id, signedAgreements.awardId))
    .innerJoin(applications, eq(applications.id, awards.applicationId))
    .where(isIt)
  return row ? { ...row, paper: readPaper(row.paper) } : null
}
