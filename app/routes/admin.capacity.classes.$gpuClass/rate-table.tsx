import type { Rate } from '#app/domain/compute/read-gpu-classes.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Money } from '#app/ui/money.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { type Day, formatDay } from '#app/units/time.ts'

/** Every rate published for a class, the newest day first, and which one counts. */
export function RateTable({ rates, today }: { rates: readonly Rate[]; today: Day }) {
  const current = rates.find((rate) => rate.validFrom <= today)
  const standing = (rate: Rate) => (rate === current ? 'current' : rate.validFrom > today ? 'to come' : 'past')
  return (
    <Table
      caption="Published rates"
      captionIs="hidden"
      columns={[
        { name: 'from', label: 'From', isRowHeading: true },
        { name: 'rate', label: 'Per GPU-hour', align: 'end' },
        { name: 'state', label: 'State' },
      ]}
      rows={rates.map((rate) => ({
        id: rate.validFrom,
        cells: {
          from: formatDay(rate.validFrom),
          rate: <Money of={rate.perHour} />,
          state: <Status of={standing(rate)} tone={rate === current ? 'good' : 'quiet'} />,
        },
      }))}
      empty={<Empty title="No rate is published yet: the public pages do not say what an hour of it costs." />}
    />
  )
}
