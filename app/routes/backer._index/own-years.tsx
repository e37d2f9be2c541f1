import type { OwnYear } from '#app/domain/giving/receipts/read-statements.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'

/** Her statement of each year, drawn when she asks for it. */
export function OwnYears({ years }: { years: readonly OwnYear[] }) {
  const isSeveral = new Set(years.map((line) => line.donorId)).size > 1
  return (
    <Section title="Year statements" look="public" note="For your tax return: all receipts of a year on one paper.">
      <Table
        caption="Year statements, newest first"
        captionIs="hidden"
        look="open"
        columns={[
          { name: 'year', label: 'Year', isRowHeading: true, isTight: true },
          ...(isSeveral ? [{ name: 'giver', label: 'Given by' }] : []),
          { name: 'receipts', label: 'Receipts', align: 'end' as const, isTight: true },
          { name: 'total', label: 'Total', align: 'end' as const },
          { name: 'paper', label: 'Statement' },
        ]}
        rows={years.map((line) => ({
          id: `${line.year} ${line.donorId}`,
          to: paths.backer.statementPdf(String(line.year), isSeveral ? line.donorId : undefined),
          cells: {
            year: String(line.year),
            giver: line.giver,
            receipts: line.receipts.toLocaleString('en-US'),
            total: <Total of={line} />,
            paper: 'Statement (PDF)',
          },
        }))}
      />
    </Section>
  )
}

/** Property is on the statement by its words, and in no sum. */
function Total({ of }: { of: OwnYear }) {
  if (of.things === 0) return <Money of={of.total} />
  if (of.things === of.receipts) return <>Property</>
  return (
    <>
      <Money of={of.total} /> and property
    </>
  )
}
