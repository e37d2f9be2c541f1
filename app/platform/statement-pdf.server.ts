import { previewNumber, type Statement, statementTotalWords } from '#app/domain/giving/receipts/statement.ts'
import { paths } from '#app/paths.ts'
import { cents, formatCents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import { drawPaper, fact, line, type Mark, moneyInk, type Paper, softInk } from './paper-pdf.server.ts'

type Shown = Pick<Statement, 'snapshot' | 'issuedAt' | 'code' | 'replacedBy'>

/** A year statement as a PDF, drawn from its stored snapshot and nothing else; it runs on to as many pages as it needs. */
export async function drawStatement(statement: Shown, origin: string, mark: Mark): Promise<Uint8Array> {
  const { snapshot, issuedAt } = statement
  const title = isPreview(statement) ? `Giving in ${snapshot.year}` : `Statement ${snapshot.number}`
  return drawPaper({ title, issuedAt, lines: linesOf(statement, origin), mark })
}

function linesOf(statement: Shown, origin: string): Paper['lines'] {
  const { snapshot, replacedBy } = statement
  const { lab } = snapshot
  return [
    line(lab.legalName, { size: 13 }),
    line(lab.address, { ink: softInk }),
    line(`EIN ${lab.ein}`, { ink: softInk }),
    line(`Your giving in ${snapshot.year}`, { tag: 'H1', size: 20, before: 1.4 }),
    line(isPreview(statement) ? 'Preview: not issued, and not for a tax return.' : `Statement ${snapshot.number}`, {
      ink: softInk,
    }),
    ...(replacedBy ? [line(`Replaced by statement ${replacedBy}. This one no longer counts.`)] : []),
    line(statementTotalWords(snapshot), { size: 28, before: 0.6, ink: moneyInk }),
    fact('Given by', snapshot.giver, { before: 0.9, rule: true }),
    ...snapshot.lines.map(({ receipt, giftDate, fund, amount, property }, index) =>
      line(`${formatDay(giftDate)}: ${property ?? formatCents(cents(BigInt(amount)))}, ${fund}, receipt ${receipt}`, {
        before: index === 0 ? 0.8 : 0.2,
      }),
    ),
    ...snapshot.statements.map((text, index) => line(text, { before: index === 0 ? 1 : 0.4, rule: index === 0 })),
    line(`Issued on ${formatDay(snapshot.issuedOn)}. Please keep this statement for your tax records.`, {
      before: 0.9,
      ink: softInk,
      rule: true,
    }),
    ...(isPreview(statement) ? [] : [checkLine(statement, origin)]),
    line(`Questions: ${lab.email}`, { ink: softInk }),
  ]
}

function checkLine({ snapshot, code }: Shown, origin: string): Paper['lines'][number] {
  return line(`Check it at ${origin}${paths.verifyReceipt(snapshot.number)} with the code ${code}.`, { ink: softInk })
}

function isPreview({ snapshot }: Shown): boolean {
  return snapshot.number === previewNumber
}
