import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Money } from '#app/ui/money.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth, When } from '#app/ui/when.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Cents } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'

type Lot = {
  id: string
  gpuClass: string
  month: Month
  source: 'owned' | 'purchased' | 'donated'
  title: string
  seconds: GpuSeconds
  cost: Cents | null
  entryId: string
  publishedAt: Date
}
type LotTableProps = { lots: readonly { lot: Lot; fund: string | null; donor: string | null }[]; zone: string }

/** Supply lots with their source; each leads to its journal entry. */
export function LotTable({ lots, zone }: LotTableProps) {
  return (
    <Table
      caption="Supply lots"
      captionIs="hidden"
      columns={[
        { name: 'title', label: 'Lot', isRowHeading: true, isClipped: true },
        { name: 'class', label: 'Class' },
        { name: 'month', label: 'Month', isTight: true },
        { name: 'hours', label: 'GPU-h', align: 'end' },
        { name: 'source', label: 'Source', isClipped: true },
        { name: 'cost', label: 'Cost', align: 'end' },
        { name: 'at', label: 'Published', isTight: true },
      ]}
      rows={lots.map(({ lot, fund, donor }) => ({
        id: lot.id,
        to: paths.admin.ledgerEntry(lot.entryId),
        cells: {
          title: lot.title,
          class: formatGpuClass(lot.gpuClass),
          month: <InMonth month={lot.month} />,
          hours: <GpuHours of={lot.seconds} unit="hidden" />,
          source: sourceWords(lot.source, fund ?? donor),
          cost: lot.cost === null ? '' : <Money of={lot.cost} />,
          at: <When at={lot.publishedAt} zone={zone} precision="day" />,
        },
      }))}
      empty={<Empty title="Hours stand here once the first lot is published." />}
    />
  )
}

function sourceWords(source: Lot['source'], from: string | null): string {
  if (source === 'owned') return 'Own machines'
  return source === 'purchased' ? `Bought by ${from ?? 'a fund'}` : `Given by ${from ?? 'an anonymous giver'}`
}
