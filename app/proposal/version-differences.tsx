import type { PaperDifference } from '#app/domain/grants/papers/paper-differences.ts'
import { Table } from '#app/ui/table.tsx'
import { Paragraphs } from './paragraphs.tsx'

type VersionDifferencesProps = { differences: readonly PaperDifference[]; older: number; newer: number }

/** What differs between two versions as they were sent in, field by field. */
export function VersionDifferences({ differences, older, newer }: VersionDifferencesProps) {
  if (differences.length === 0) return <p>Both versions say the same.</p>
  return (
    <Table
      caption={`What changed from version ${older} to version ${newer}`}
      columns={[
        { name: 'field', label: 'Field' },
        { name: 'before', label: `Version ${older}` },
        { name: 'after', label: `Version ${newer}` },
      ]}
      rows={differences.map(({ section, field, before, after }, index) => ({
        id: String(index),
        cells: {
          field: `${section}: ${field}`,
          before: <Words text={before} />,
          after: <Words text={after} />,
        },
      }))}
    />
  )
}

function Words({ text }: { text: string }) {
  return text ? <Paragraphs text={text} /> : <em>Nothing</em>
}
