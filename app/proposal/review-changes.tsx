import type { FieldChange } from '#app/domain/grants/versions/version.ts'
import { Definition } from '#app/ui/definition.tsx'

/** What changed in a review: each field as it was, and as it is since. */
export function ReviewChanges({ changes }: { changes: readonly FieldChange[] }) {
  if (changes.length === 0) return <p>Nothing that is asked of a review.</p>
  return (
    <Definition
      terms={changes.map(({ name, before, after }) => ({
        term: name,
        meaning: (
          <>
            <del>{before}</del> <ins>{after}</ins>
          </>
        ),
      }))}
    />
  )
}
