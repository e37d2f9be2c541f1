import type { Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import { Table } from '#app/ui/table.tsx'

/** The criteria of a call with their weights, and what the ends of each scale mean. */
export function RubricTable({ rubric }: { rubric: Pick<Rubric, 'criteria'> }) {
  return (
    <Table
      caption="Criteria, each scored from 1 to 5; the weights add up to 100%"
      columns={[
        { name: 'title', label: 'Criterion' },
        { name: 'weight', label: 'Weight', align: 'end' },
        { name: 'asks', label: 'What it asks' },
        { name: 'low', label: '1 means' },
        { name: 'high', label: '5 means' },
      ]}
      rows={rubric.criteria.map(({ name, title, weight, asks, levels }) => ({
        id: name,
        cells: { title, weight: `${weight}%`, asks, low: levels[0], high: levels[4] },
      }))}
      footer={{ title: 'Together', weight: '100%' }}
    />
  )
}
