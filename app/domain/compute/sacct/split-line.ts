import type { Columns } from './columns.ts'
import type { BrokenRow, SacctRow } from './row.ts'

/** Takes a line apart into its fields. A trailing delimiter is allowed; extra ones belong to the job's name when it comes last. */
export function splitLine(line: string, row: number, columns: Columns): SacctRow | BrokenRow {
  const fields = line.split(columns.delimiter)
  const isTooLong = fields.length > columns.count
  const isParsable = fields.length === columns.count + 1 && fields[columns.count] === ''
  if (fields.length < columns.count) {
    return broken(row, 'too-few-fields', `${fields.length} fields where the columns name ${columns.count}.`)
  }
  if (isTooLong && !isParsable && !columns.isNameLast) {
    return broken(
      row,
      'too-many-fields',
      `${fields.length} fields where the columns name ${columns.count}: put JobName last, it may hold the delimiter.`,
    )
  }
  const { places } = columns
  const at = (place: number): string | null => (place < 0 ? null : (fields[place] ?? null))
  return {
    row,
    cluster: at(places.cluster),
    jobId: fields[places.jobId] ?? '',
    jobIdRaw: at(places.jobIdRaw),
    account: at(places.account),
    login: at(places.login),
    partition: at(places.partition),
    state: at(places.state),
    submit: at(places.submit),
    start: at(places.start),
    end: at(places.end),
    elapsedRaw: at(places.elapsedRaw),
    elapsed: at(places.elapsed),
    tres: at(places.tres),
    nodes: at(places.nodes),
    isNameCut: isTooLong && !isParsable,
  }
}

function broken(row: number, code: string, said: string): BrokenRow {
  return { row, problem: { row, code, text: `Line ${row}: ${said}` } }
}
