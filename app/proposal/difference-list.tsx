import type { FormDifference } from '#app/domain/grants/forms/form-differences.ts'
import { Prose } from '#app/ui/layout.tsx'

type DifferenceListProps = { differences: readonly FormDifference[]; none: string }

/** What differs between two versions of a form, question by question. */
export function DifferenceList({ differences, none }: DifferenceListProps) {
  if (differences.length === 0) return <p>{none}</p>
  return (
    <Prose>
      <ul>
        {differences.map(({ kind, label, what }) => (
          <li key={`${kind} ${label}`}>
            <strong>{kindWords[kind]}</strong> “{label}”{what.length > 0 && `: ${what.join(', ')}`}
          </li>
        ))}
      </ul>
    </Prose>
  )
}

const kindWords = { added: 'New:', removed: 'No longer asked:', changed: 'Changed:' } as const
