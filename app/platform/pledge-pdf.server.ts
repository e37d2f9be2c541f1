import { kindMeanings, kindWords } from '#app/domain/giving/pledges/pledge.ts'
import type { Instalment, PledgeInFull } from '#app/domain/giving/pledges/read-pledge.server.ts'
import type { Lab } from '#app/domain/world.ts'
import { formatCents } from '#app/units/money.ts'
import { dayIn, formatDay } from '#app/units/time.ts'
import { drawPaper, fact, line, type Mark, moneyInk, type Paper, softInk } from './paper-pdf.server.ts'

type Papers = { pledge: PledgeInFull; lab: Lab; mark: Mark }

/** The countersigned letter: what was pledged, what it binds, and the lab's yes. It is no receipt. */
export function drawPledgeLetter({ pledge, lab, mark }: Papers): Promise<Uint8Array> {
  const acceptedAt = pledge.acceptedAt ?? pledge.createdAt
  const lines = [
    ...head(lab),
    line('Letter of pledge', { tag: 'H1', size: 22, before: 2.2 }),
    line(formatCents(pledge.amount), { size: 34, before: 1.2, ink: moneyInk }),
    fact('Pledged by', pledge.giver?.name ?? 'An anonymous giver', { before: 1.4, rule: true }),
    fact('Pledged on', formatDay(dayIn(lab.timeZone, pledge.createdAt))),
    fact('For', pledge.fundName),
    fact('Kind', kindWords[pledge.kind]),
    ...(pledge.poNumber ? [fact('Purchase order', pledge.poNumber)] : []),
    line(kindMeanings[pledge.kind], { before: 1 }),
    ...(pledge.condition ? [line(`Condition: ${pledge.condition}`, { before: 0.5 })] : []),
    ...pledge.instalments.map((part, index) =>
      line(`Part ${part.place}, due ${formatDay(part.dueOn)}: ${formatCents(part.amount)}`, {
        before: index === 0 ? 1.4 : 0.2,
        rule: index === 0,
      }),
    ),
    line(
      `Accepted for ${lab.legalName} on ${formatDay(dayIn(lab.timeZone, acceptedAt))} by its finance office, and kept by the lab as ${pledge.id}.`,
      { before: 1.4, rule: true },
    ),
    line('This letter is no receipt. A receipt follows each payment.', { ink: softInk }),
    line(`Questions: ${lab.email}`, { ink: softInk }),
  ]
  return drawPaper({ title: `Letter of pledge ${pledge.id}`, issuedAt: acceptedAt, lines, mark })
}

/** The invoice of one part, with the purchase order its payer needs. */
export function drawPledgeInvoice(paper: Papers & { part: Instalment; payment: string }): Promise<Uint8Array> {
  const { pledge, lab, mark, part, payment } = paper
  const number = invoiceNumber(pledge, part)
  const lines = [
    ...head(lab),
    line('Invoice', { tag: 'H1', size: 22, before: 2.2 }),
    line(number, { ink: softInk }),
    line(formatCents(part.owed), { size: 34, before: 1.2, ink: moneyInk }),
    fact('To', pledge.giver?.name ?? 'An anonymous giver', { before: 1.4, rule: true }),
    ...(pledge.poNumber ? [fact('Purchase order', pledge.poNumber)] : []),
    fact('Due', formatDay(part.dueOn)),
    fact('For', `Part ${part.place} of ${pledge.instalments.length} of the pledge to the ${pledge.fundName}`),
    ...(part.paid > 0n ? [fact('Paid of it already', formatCents(part.paid))] : []),
    fact('Reference to give', number),
    line(payment, { before: 1.4, rule: true }),
    line('No goods or services are provided in return. The receipt follows when the money is here.', { before: 0.5 }),
    line(`Questions: ${lab.email}`, { before: 1.4, ink: softInk, rule: true }),
  ]
  return drawPaper({ title: `Invoice ${number}`, issuedAt: pledge.acceptedAt ?? pledge.createdAt, lines, mark })
}

/** Short enough for a wire's reference, and the same whenever it is drawn. */
function invoiceNumber(pledge: Pick<PledgeInFull, 'id'>, part: Pick<Instalment, 'place'>): string {
  return `P-${pledge.id.slice(-8)}-${part.place}`
}

function head(lab: Lab): Paper['lines'] {
  return [
    line(lab.legalName, { size: 13 }),
    line(lab.address, { ink: softInk }),
    line(`EIN ${lab.ein}`, { ink: softInk }),
  ]
}
