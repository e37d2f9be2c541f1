import type { PledgeVersion } from '#app/domain/giving/pledges/read-versions.server.ts'
import { Details } from '#app/ui/details.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay, When } from '#app/ui/when.tsx'

/** Every schedule the pledge has had, the newest first: a change keeps what was before. */
export function Versions({ versions, zone }: { versions: readonly PledgeVersion[]; zone: string }) {
  return (
    <Section title="Schedules it has had">
      <Stack gap="tight">
        {versions.map((version) => (
          <Details key={version.version} summary={`Version ${version.version}: ${version.reason}`}>
            <p>
              Since <When at={version.madeAt} zone={zone} precision="day" />
            </p>
            {version.shares.length > 0 && (
              <SummaryList
                rows={version.shares.map(({ fund, amount }) => ({ term: fund, value: <Money of={amount} /> }))}
              />
            )}
            <Table
              caption={`The parts of version ${version.version}`}
              captionIs="hidden"
              columns={[
                { name: 'place', label: 'Part', isRowHeading: true },
                { name: 'due', label: 'Due' },
                { name: 'amount', label: 'Amount', align: 'end' },
              ]}
              rows={version.lines.map((line) => ({
                id: String(line.place),
                cells: {
                  place: String(line.place),
                  due: <OnDay on={line.dueOn} />,
                  amount: <Money of={line.amount} />,
                },
              }))}
            />
          </Details>
        ))}
      </Stack>
    </Section>
  )
}
