import type { ImportKind } from '#app/domain/giving/imports/giving-import.ts'
import { fieldsOf, importFieldWords } from '#app/domain/giving/imports/import-field.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { SelectField } from '#app/ui/field.tsx'
import { columnName, leftOutColumn } from './columns-ask.ts'

type ColumnFieldsProps = {
  kind: ImportKind
  headers: readonly string[]
  mapping: readonly (string | null)[]
  /** The first rows of the file. */
  rows: readonly { row: number; cells: readonly string[] }[]
  form: FormReply | undefined
}

/** What each column of the file is, with what stands in its first rows. Cells are shown as text, whatever they hold. */
export function ColumnFields({ kind, headers, mapping, rows, form }: ColumnFieldsProps) {
  const options = [
    { value: leftOutColumn, label: 'Left out' },
    ...fieldsOf(kind).map((field) => ({ value: field, label: importFieldWords[field] })),
  ]
  return headers.map((header, index) => {
    const name = `columns.${columnName(index)}`
    return (
      <SelectField
        key={name}
        name={name}
        label={header || `Column ${index + 1}`}
        hint={samplesOf(rows.map(({ cells }) => cells[index] ?? ''))}
        options={options}
        defaultValue={form?.values[name] ?? mapping[index] ?? leftOutColumn}
        error={form?.fieldErrors[name]}
        width="medium"
      />
    )
  })
}

function samplesOf(cells: readonly string[]): string {
  const said = cells.map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell || '(empty)'))
  return `In the first rows: ${said.join(' · ')}`
}
