import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { ImportChoices, ImportKind } from './giving-import.ts'
import type { ImportField } from './import-field.ts'

/** How the rows of one file are read. */
export type RowReading = {
  importId: Id<'gim'>
  kind: ImportKind
  mapping: readonly (ImportField | null)[]
  headers: readonly string[]
  choices: ImportChoices
  zone: string
  today: Day
  /** Open funds by name and by slug, as `keyOf` writes them. */
  funds: ReadonlyMap<string, Id<'fnd'>>
}

/** One cell of a row by what it is; empty when the file has no such column. */
export type CellOf = (field: ImportField) => string

/** Notes what was taken otherwise than it stands there, and every reason why a row cannot be taken, not the first alone. */
export class RowRemarks {
  readonly notes: string[] = []
  readonly reasons: string[] = []

  take<Value>(read: { value: Value; note?: string } | { problem: string }): Value | null {
    if ('problem' in read) {
      this.reasons.push(read.problem)
      return null
    }
    if (read.note) this.notes.push(read.note)
    return read.value
  }
}
