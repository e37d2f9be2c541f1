import { desc, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { agreementTexts, offeredAgreements } from '#db/schema/agreements.ts'
import { decisions } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { AgreementText } from './agreement.ts'

const columns = {
  id: agreementTexts.id,
  number: agreementTexts.number,
  promises: agreementTexts.promises,
  opennessClass: agreementTexts.opennessClass,
}

/** The text the next offers of a call are made under. */
export async function readAgreementText(reads: Reads, callId: Id<'cal'>): Promise<AgreementText> {
  const [text] = await reads
    .select(columns)
    .from(agreementTexts)
    .where(eq(agreementTexts.callId, callId))
    .orderBy(desc(agreementTexts.number))
    .limit(1)
  if (!text) throw new Error(`call ${callId} has no agreement`)
  return text
}

export type WrittenText = AgreementText & { writtenBy: string | null; writtenAt: Date }

/** The newest hundred versions of a call’s text, the newest first, with who wrote them. */
export async function readAgreementTexts(reads: Reads, callId: Id<'cal'>): Promise<WrittenText[]> {
  return reads
    .select({ ...columns, writtenBy: people.name, writtenAt: agreementTexts.writtenAt })
    .from(agreementTexts)
    .leftJoin(people, eq(people.id, agreementTexts.writtenBy))
    .where(eq(agreementTexts.callId, callId))
    .orderBy(desc(agreementTexts.number))
    .limit(100)
}

/** The text an application’s offer was released with, for those who may see its decision; null while nothing is offered. */
export async function readOfferedText(reads: Reads, applicationId: Id<'app'>): Promise<AgreementText | null> {
  const [text] = await reads
    .select(columns)
    .from(offeredAgreements)
    .innerJoin(decisions, eq(decisions.id, offeredAgreements.decisionId))
    .innerJoin(agreementTexts, eq(agreementTexts.id, offeredAgreements.textId))
    .where(eq(decisions.applicationId, applicationId))
  return text ?? null
}
