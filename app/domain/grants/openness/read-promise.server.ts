import { eq, min } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { agreementTexts, signedAgreements } from '#db/schema/agreements.ts'
import { awards } from '#db/schema/grants.ts'
import type { OpennessClass } from '../agreements/agreement.ts'

/** The class an award’s agreement promises; of a project the most open of its agreements. Null when none was signed. */
export async function readPromise(
  reads: Reads,
  of: { projectId: Id<'prj'> } | { awardId: Id<'awd'> },
): Promise<OpennessClass | null> {
  const [row] = await reads
    .select({ promised: min(agreementTexts.opennessClass) })
    .from(awards)
    .innerJoin(signedAgreements, eq(signedAgreements.awardId, awards.id))
    .innerJoin(agreementTexts, eq(agreementTexts.id, signedAgreements.textId))
    .where('awardId' in of ? eq(awards.id, of.awardId) : eq(awards.projectId, of.projectId))
  return row?.promised ?? null
}
