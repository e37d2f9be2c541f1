import { type Reading, type SacctRow, Unreadable } from './row.ts'

type Field = Exclude<keyof SacctRow, 'row' | 'isNameCut'>

/** Where each field stands in a line. */
export type Columns = {
  places: Record<Field, number>
  count: number
  delimiter: string
  /** Text that holds the delimiter can only be put together again when it comes last. */
  isNameLast: boolean
}

const known: Record<string, Field> = {
  cluster: 'cluster',
  jobid: 'jobId',
  jobidraw: 'jobIdRaw',
  account: 'account',
  user: 'login',
  partition: 'partition',
  state: 'state',
  submit: 'submit',
  start: 'start',
  end: 'end',
  elapsedraw: 'elapsedRaw',
  elapsed: 'elapsed',
  alloctres: 'tres',
  nodelist: 'nodes',
}

/** The columns a header line names, or null when the line is no header. */
export function columnsOfHeader(line: string, delimiter: string): Columns | null {
  const names = namesIn(line.split(delimiter))
  const isHeader = (names.includes('jobid') || names.includes('jobidraw')) && names.includes('state')
  return isHeader ? columnsOf(names, delimiter) : null
}

/** The columns an import declared, because its file has no header. Also accepts them parted as the file is. */
export function declaredColumns(reading: Reading): Columns | null {
  if (!reading.columns) return null
  const delimiter = delimiterOf(reading)
  const names = namesIn(reading.columns.split(reading.columns.includes(',') ? ',' : delimiter))
  return columnsOf(names, delimiter)
}

/** `|` unless told; the words tab and comma may be typed. */
export function delimiterOf(reading: Reading): string {
  const delimiter = reading.delimiter || '|'
  if (delimiter === 'tab' || delimiter === '\\t') return '\t'
  if (delimiter === 'comma') return ','
  if (delimiter.length > 5 || /[A-Za-z0-9\n\r]/.test(delimiter)) {
    throw new Unreadable(
      'bad-delimiter',
      'The delimiter is one to five signs, none of them a letter, a digit or a line end.',
    )
  }
  return delimiter
}

function columnsOf(names: string[], delimiter: string): Columns {
  const places = Object.fromEntries(
    Object.entries(known).map(([name, field]) => [field, names.indexOf(name)]),
  ) as Columns['places']
  if (places.jobId < 0) places.jobId = places.jobIdRaw
  if (places.jobId < 0 || places.state < 0) {
    throw new Unreadable('columns-missing', 'The columns must at least name JobID or JobIDRaw, and State.')
  }
  return { places, count: names.length, delimiter, isNameLast: names.at(-1) === 'jobname' }
}

/** Lower case, without widths (`JobName%30`), and without the empty name a trailing delimiter leaves. */
function namesIn(cells: string[]): string[] {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/%-?\d+$/, ''),
  )
  if (names.at(-1) === '') names.pop()
  return names
}
