import { warningWords } from '#app/domain/giving/disputes/dispute.ts'
import type { WarningLine } from '#app/domain/giving/disputes/read-disputes.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

/** Payments that a bank called fraud and nobody disputes yet. */
export function Warnings({ warnings, zone }: { warnings: WarningLine[]; zone: string }) {
  return (
    <Section title="Called fraud, not disputed yet">
      <p>A gift given back now costs no dispute and no fee of one.</p>
      <Table
        caption="Warnings of fraud"
        captionIs="hidden"
        columns={[
          { name: 'giver', label: 'Giver', isRowHeading: true },
          { name: 'amount', label: 'Amount', align: 'end' },
          { name: 'kind', label: 'The bank says' },
          { name: 'since', label: 'Since' },
        ]}
        rows={warnings.map((warning) => ({
          id: warning.id,
          to: paths.admin.fraudWarning(warning.id),
          cells: {
            giver: warning.giverName ?? 'Anonymous',
            amount: <Money of={warning.gross} />,
            kind: warningWords(warning.kind),
            since: <When at={warning.warnedAt} zone={zone} precision="day" />,
          },
        }))}
      />
    </Section>
  )
}
