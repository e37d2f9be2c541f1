import { createHash } from 'node:crypto'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { awardLines, signedAgreements } from '#db/schema/agreements.ts'
import type { DecisionLine } from '../decision.ts'
import { type AgreementPaper, type AgreementText, promisesOf, writePaper } from './agreement.ts'

type Signing = {
  awardId: Id<'awd'>
  text: AgreementText
  lines: readonly DecisionLine[]
  application: AgreementPaper['application']
  applicant: AgreementPaper['applicant']
  signature: { name: string; at: Date }
}

/** Keeps what is signed with its fingerprint, and the hours it comes to. Part of accepting an offer: nothing else signs. */
export async function signAgreement(tx: Tx, { lab }: Touches<'lab'>, signing: Signing): Promise<void> {
  const { awardId, text, lines, application, applicant, signature } = signing
  const { legalName, address, ein } = lab
  const paper = writePaper({
    lab: { legalName, address, ein },
    application,
    applicant,
    text: { number: text.number, promises: promisesOf(text), opennessClass: text.opennessClass },
    hours: lines.map(({ seconds, ...line }) => ({ ...line, seconds: String(seconds) })),
    signature: { name: signature.name, at: signature.at.toISOString() },
  })
  const sha256 = createHash('sha256').update(paper).digest('hex')
  await tx.insert(signedAgreements).values({ awardId, textId: text.id, paper, sha256 })
  await tx.insert(awardLines).values(lines.map((line) => ({ awardId, ...line })))
}
