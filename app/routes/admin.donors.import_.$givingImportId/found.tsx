import { type ImportCounts, importVerdictWords, rowVerdicts } from '#app/domain/giving/imports/giving-import.ts'
import type { ImportInFull } from '#app/domain/giving/imports/read-imports.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { cents } from '#app/units/money.ts'

const notes: Record<ImportInFull['state'], string> = {
  uploaded: '',
  checking: '',
  checked: 'Nothing is written yet. Rows of the first two lines would be.',
  running: '',
  done: 'As they were when the file was looked at.',
  undoing: '',
  undone: 'As they were when the file was looked at.',
}

/** What a look at the file found: rows and money by verdict, each leading to its rows. */
export function Found({ told }: { told: ImportInFull & { found: ImportCounts } }) {
  const { id, kind, found, state } = told
  const donors = { new: found.newDonors, known: found.knownDonors } as Partial<Record<string, number>>
  return (
    <Section title="What becomes of the rows" note={notes[state]}>
      <Table
        caption="Rows by verdict"
        captionIs="hidden"
        columns={[
          { name: 'verdict', label: 'Verdict', isRowHeading: true },
          { name: 'rows', label: 'Rows', align: 'end' },
          { name: 'donors', label: 'Donors', align: 'end' },
          ...(kind === 'donors' ? [] : [{ name: 'amount', label: 'Amount', align: 'end' as const }]),
        ]}
        rows={rowVerdicts.map((verdict) => ({
          id: verdict,
          to: found.rows[verdict] > 0 ? paths.admin.givingImport(id, verdict) : undefined,
          cells: {
            verdict: importVerdictWords[verdict],
            rows: found.rows[verdict].toLocaleString('en-US'),
            donors: donors[verdict]?.toLocaleString('en-US') ?? '',
            amount: verdict === 'refused' ? '' : <Money of={cents(BigInt(found.cents[verdict]))} />,
          },
        }))}
      />
    </Section>
  )
}
