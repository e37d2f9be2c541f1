import { type Columns, columnsOfHeader, declaredColumns, delimiterOf } from './columns.ts'
import { rowOfJob } from './json-job.ts'
import { readJsonJobs } from './read-json-jobs.ts'
import { readLines } from './read-lines.ts'
import { type BrokenRow, type Reading, type SacctRow, Unreadable } from './row.ts'
import { splitLine } from './split-line.ts'

/**
 * The rows of a file, in batches, whichever of sacct's forms it has: JSON is known by its first sign; text has a header
 * line or declared columns. Throws Unreadable when nothing in it could be trusted. Memory stays flat.
 */
export async function* readSacct(
  bytes: AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<(SacctRow | BrokenRow)[]> {
  const [isJson, whole] = await lookAtFirst(bytes)
  if (isJson) {
    let row = 0
    for await (const jobs of readJsonJobs(whole)) {
      yield jobs.map((job) => {
        row += 1
        return rowOfJob(job, row)
      })
    }
    return
  }
  const declared = declaredColumns(reading)
  const delimiter = delimiterOf(reading)
  let columns: Columns | null = null
  let row = 0
  for await (const lines of readLines(whole)) {
    const rows: (SacctRow | BrokenRow)[] = []
    for (const line of lines) {
      row += 1
      if (line === '') continue
      if (columns) rows.push(splitLine(line, row, columns))
      else {
        const header = columnsOfHeader(line, delimiter)
        columns = header ?? declared ?? noHeader()
        if (!header) rows.push(splitLine(line, row, columns))
      }
    }
    if (rows.length > 0) yield rows
  }
}

function noHeader(): never {
  throw new Unreadable(
    'no-header',
    'The first line names no columns. Leave out -n so that sacct writes its header, or declare the columns in their order.',
  )
}

/** Looks whether the first sign is a brace, and gives the bytes back whole. */
async function lookAtFirst(bytes: AsyncIterable<Uint8Array>): Promise<[boolean, AsyncIterable<Uint8Array>]> {
  const source = bytes[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  for (let next = await source.next(); !next.done; next = await source.next()) {
    seen.push(next.value)
    const sign = next.value.find((byte) => byte > 32 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf)
    if (sign !== undefined) return [sign === 123, replay(seen, source)]
  }
  return [false, replay(seen, source)]
}

async function* replay(seen: Uint8Array[], source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* seen
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
}
