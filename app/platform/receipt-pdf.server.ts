import type { Receipt } from '#app/domain/giving/read-receipts.server.ts'
import { amountOf, paperWord } from '#app/domain/giving/receipt.ts'
import { paths } from '#app/paths.ts'
import { formatCents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import { drawPaper, fact, line, type Mark, moneyInk, type Paper, softInk } from './paper-pdf.server.ts'

/** A receipt as a PDF: one letter page, and nothing in it but the stored snapshot. The same receipt gives the same page. */
export async function drawReceipt(receipt: Receipt, origin: string, mark: Mark): Promise<Uint8Array> {
  const title = titledNumber(receipt.snapshot)
  return drawPaper({ title, issuedAt: receipt.issuedAt, lines: linesOf(receipt, origin), mark })
}

function linesOf({ snapshot, code, standing, replacedBy }: Receipt, origin: string): Paper['lines'] {
  const { lab } = snapshot
  return [
    line(lab.legalName, { size: 13 }),
    line(lab.address, { ink: softInk }),
    line(`EIN ${lab.ein}`, { ink: softInk }),
    line(titleOf(snapshot), { tag: 'H1', size: 22, before: 2.2 }),
    line(titledNumber(snapshot), { ink: softInk }),
    ...(standing === 'superseded'
      ? [line(`Replaced by ${paperWord(snapshot)} ${replacedBy}. This one no longer counts.`)]
      : []),
    snapshot.property
      ? line(snapshot.property.words, { size: 20, before: 1.2, ink: moneyInk })
      : line(formatCents(amountOf(snapshot)), { size: 34, before: 1.2, ink: moneyInk }),
    fact('Given by', snapshot.giver, { before: 1.4, rule: true }),
    fact('Date of gift', formatDay(snapshot.giftDate)),
    fact('For', snapshot.fund),
    ...(snapshot.dedication ? [line(snapshot.dedication)] : []),
    ...snapshot.statements.map((text, index) => line(text, { before: index === 0 ? 1.4 : 0.5, rule: index === 0 })),
    line(
      `Issued on ${formatDay(snapshot.issuedOn)}.${snapshot.isGrant ? '' : ' Please keep this receipt for your tax records.'}`,
      {
        before: 1.4,
        ink: softInk,
        rule: true,
      },
    ),
    line(`Check it at ${origin}${paths.verifyReceipt(snapshot.number)} with the code ${code}.`, { ink: softInk }),
    line(`Questions: ${lab.email}`, { ink: softInk }),
  ]
}

/** Receipt 2026-000001 */
function titledNumber(snapshot: Receipt['snapshot']): string {
  return `${snapshot.isGrant ? 'Acknowledgement' : 'Receipt'} ${snapshot.number}`
}

function titleOf({ kind, isGrant }: Receipt['snapshot']): string {
  if (kind === 'void') return isGrant ? 'Grant returned' : 'Gift returned'
  if (isGrant) return 'Your grant'
  return kind === 'amended' ? 'Amended receipt for your gift' : 'Receipt for your gift'
}
