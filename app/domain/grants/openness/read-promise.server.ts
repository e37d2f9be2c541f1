import { eq, min } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { agreementTexts, signedAgreements } from '#db/schema/agreements.ts'
import { awards } from '#db/schema/grants.ts'
import type { OpennessClass } from '../agreements/agreement.ts'

/** The class a project’s models must reach: the most open of those its agreements were signed for. Null when none was signed. */
export async function readPromise(reads: Reads, projectId: Id<'prj'>): Promise<OpennessClass | null> {
  const [row] = await reads
    .select({ promised: min(agreementTexts.opennessClass) })
    .from(awards)
    .innerJoin(signedAgreements, eq(signedAgreements.awardId, awards.id))
    .innerJoin(agreementTexts, eq(agreementTexts.id, signedAgreements.textId))
    .where(eq(awards.projectId, projectId))
  return row?.promised ?? null
}
