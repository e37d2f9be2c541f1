import type { StatementYear } from '#app/domain/giving/receipts/read-statement-run.server.ts'
import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'

type SamplesProps = Pick<StatementYear, 'year' | 'samples' | 'givers'>

/** Statements to look at before all of them go: those that list the most. */
export function Samples({ year, samples, givers }: SamplesProps) {
  return (
    <Section title="Look at some first" note={givers > samples.length ? `The ${samples.length} longest.` : undefined}>
      <Table
        caption="Givers of the year, those with the most receipts first"
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Giver', isRowHeading: true, isClipped: true },
          { name: 'goes', label: 'Goes to', isClipped: true },
          { name: 'receipts', label: 'Receipts', align: 'end' },
          { name: 'total', label: 'Total', align: 'end' },
          { name: 'look', label: 'Statement' },
        ]}
        rows={samples.map((giver) => ({
          id: giver.donorId,
          cells: {
            name: <a href={paths.admin.donor(giver.donorId)}>{giver.name}</a>,
            goes: giver.email ?? 'By post',
            receipts: giver.receipts.toLocaleString('en-US'),
            total: <Money of={giver.total} />,
            look: <a href={paths.admin.statementPdf(giver.donorId, String(year))}>Look at it (PDF)</a>,
          },
        }))}
        empty={<Empty title={`Nobody has a receipt of ${year}.`} />}
      />
    </Section>
  )
}
