import type { SignedAgreement } from '#app/domain/grants/agreements/read-signed-agreement.server.ts'
import { formatExactHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { formatMonth, type Month } from '#app/units/time.ts'
import { computeInk, drawPaper, fact, line, type Mark, softInk } from './paper-pdf.server.ts'

/** The agreement as it was signed: the parties, the hours, each promise, the signature and the fingerprint both sides hold. */
export function drawAgreement({ paper, sha256 }: SignedAgreement, { mark }: { mark: Mark }): Promise<Uint8Array> {
  const { lab, application, applicant, text, hours, signature } = paper
  const lines = [
    line(lab.legalName, { size: 13 }),
    line(lab.address, { ink: softInk }),
    line(`EIN ${lab.ein}`, { ink: softInk }),
    line('Agreement on GPU-hours', { tag: 'H1', size: 22, before: 2.2 }),
    line(`${application.number}: ${application.title}`, { size: 13, before: 0.8 }),
    fact('Call', application.call, { before: 1.2, rule: true }),
    fact('Between', lab.legalName),
    fact('And', applicant.institution ? `${applicant.name}, ${applicant.institution}` : applicant.name),
    ...hours.map(({ gpuClass, seconds, firstMonth, lastMonth }, index) =>
      line(
        `${formatExactHours(gpuSeconds(BigInt(seconds)))} GPU-h (${gpuClass.toUpperCase()}), ${formatMonth(firstMonth as Month)} to ${formatMonth(lastMonth as Month)}`,
        { size: 13, before: index === 0 ? 1.2 : 0.3, rule: index === 0, ink: computeInk },
      ),
    ),
    ...text.promises.map((promise, index) =>
      line(`${index + 1}. ${promise}`, { before: index === 0 ? 1.2 : 0.5, rule: index === 0 }),
    ),
    fact('Signed by', signature.name, { before: 1.4, rule: true }),
    fact('At', `${signature.at.replace('T', ' ').replace(/\.\d+Z$/, '')} UTC`),
    fact('For the lab', `${lab.legalName}, by the release of its offer under text ${text.number} of this call`),
    line(`SHA-256 of what was signed: ${sha256}`, { before: 1, ink: softInk, rule: true }),
  ]
  return drawPaper({ title: `Agreement ${application.number}`, issuedAt: new Date(signature.at), lines, mark })
}
