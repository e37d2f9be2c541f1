import { Stack } from '../layout.tsx'
import { Table } from '../table.tsx'
import type { FlowBand, FlowColumn } from './flow-types.ts'
import { formatQuantity } from './quantity.ts'

type FlowTwinProps = {
  columns: readonly FlowColumn[]
  handovers: readonly (readonly FlowBand[])[]
  words: readonly string[]
}

/** The flow as three tables, to listen to and to copy. */
export function FlowTwin({ columns, handovers, words }: FlowTwinProps) {
  return (
    <Stack>
      {handovers.map((bands, index) => {
        const name = (column: number, id: string) => columns[column]?.nodes.find((node) => node.id === id)?.label ?? id
        return (
          <Table
            key={words[index]}
            caption={words[index] ?? ''}
            columns={[
              { name: 'from', label: columns[index]?.label ?? 'From' },
              { name: 'to', label: columns[index + 1]?.label ?? 'To' },
              { name: 'amount', label: 'Handed over', align: 'end' },
            ]}
            rows={bands.map((band) => ({
              id: `flow-${index}-${band.from}-${band.to}`,
              cells: {
                from: name(index, band.from),
                to: name(index + 1, band.to),
                amount: <a href={band.href}>{formatQuantity(band.quantity)}</a>,
              },
            }))}
            empty={<p>None yet.</p>}
          />
        )
      })}
    </Stack>
  )
}
