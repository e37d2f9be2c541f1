import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { longestCell, mostColumns, mostRows } from './giving-import.ts'

export type CsvRefusal =
  | 'spreadsheet'
  | 'not-utf8'
  | 'no-rows'
  | 'no-table'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'broken-quotes'

/** A row with its line in a spreadsheet, where the headers are the first. */
export type CsvRow = { row: number; cells: string[] }

/** Thrown while a file is read; `row` is the line of the table it was noticed at. */
export class Unreadable extends Error {
  constructor(
    readonly refused: CsvRefusal,
    readonly row?: number,
  ) {
    super(`unreadable: ${refused}`)
  }
}

/**
 * Reads a CSV file as it comes, whatever its delimiter and line ends, with or without a byte order mark: first its headers, then its
 * rows in helpings. Empty lines are passed over. Throws `Unreadable` for what is no UTF-8, no table, or too large.
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow[]> {
  const text = decoded(bytes)
  const first = await text.next()
  if (first.done) throw new Unreadable('no-rows')
  const parser = parse({
    delimiter: delimiterOf(first.value),
    bom: true,
    relax_column_count: true,
    max_record_size: 1 << 20,
  })
  const source = Readable.from(joined(first.value, text))
  source.on('error', (problem) => parser.destroy(problem))
  source.pipe(parser)
  let helping: CsvRow[] = []
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (row > mostRows + 1) throw new Unreadable('too-many-rows')
      if (cells.length > mostColumns) throw new Unreadable('too-many-columns', row)
      if (cells.some((cell) => cell.length > longestCell)) throw new Unreadable('cell-too-long', row)
      if (cells.every((cell) => cell.trim() === '')) continue
      helping.push({ row, cells: cells.map(cleanCell) })
      if (helping.length < 2_000) continue
      yield helping
      helping = []
    }
  } catch (problem) {
    if (problem instanceof CsvError) throw new Unreadable('broken-quotes', Number(problem.lines))
    throw problem
  } finally {
    source.destroy()
  }
  if (row < 2) throw new Unreadable(row === 0 ? 'no-rows' : 'no-table')
  if (helping.length > 0) yield helping
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let isFirst = true
  for await (const chunk of bytes) {
    if (isFirst && isSpreadsheet(chunk)) throw new Unreadable('spreadsheet')
    isFirst = false
    yield decode(() => decoder.decode(chunk, { stream: true }))
  }
  if (!isFirst) yield decode(() => decoder.decode())
}

function decode(work: () => string): string {
  try {
    return work()
  } catch (problem) {
    if (problem instanceof TypeError) throw new Unreadable('not-utf8')
    throw problem
  }
}

/** Workbooks are zip archives or old compound files: both say so in their first bytes. */
function isSpreadsheet(chunk: Uint8Array): boolean {
  const head = [...chunk.subarray(0, 4)]
  return [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ].some((sign) => sign.every((byte, index) => head[index] === byte))
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/** The sign that stands most often in the first line that is not blank, outside quotes. */
function delimiterOf(text: string): string {
  const blankLines = /^\uFEFF?(?:[^\S\n\r]*[\n\r]+)*/
  const line =
    /^(?:"(?:[^"]|"")*"|[^\n\r"])*/.exec(text.replace(blankLines, ''))?.[0].replaceAll(/"(?:[^"]|"")*"/g, '') ?? ''
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

/** Text that Postgres can keep; the mark with which our own files disarm a formula is taken off again. */
export function cleanCell(cell: string): string {
  const text = cell
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .trim()
  return /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? text.slice(1) : text
}
