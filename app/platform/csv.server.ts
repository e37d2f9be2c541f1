import { stringify } from 'csv-stringify/sync'

/** A table as a CSV download. */
export function csvResponse(
  fileName: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Response {
  return new Response(csvText(columns, rows), { headers: headersOf(fileName) })
}

/** Says in a sentence why there is no table: what was asked for is never answered with something else. */
export function csvRefusal(sentence: string): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' }
  return new Response(`${sentence}\n`, { status: 400, headers })
}

/** A table that comes in helpings as a CSV download, written as it is read. */
export function csvStream<Row>(
  fileName: string,
  columns: readonly string[],
  helpings: AsyncIterable<readonly Row[]>,
  cellsOf: (row: Row) => readonly string[],
): Response {
  const parts = csvParts(columns, helpings, cellsOf)
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
  return new Response(body, { headers: headersOf(fileName) })
}

async function* csvParts<Row>(
  columns: readonly string[],
  helpings: AsyncIterable<readonly Row[]>,
  cellsOf: (row: Row) => readonly string[],
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(csvText(columns, []))
  for await (const rows of helpings)
    yield encoder.encode(
      stringify(
        rows.map((row) => [...cellsOf(row)]),
        { escape_formulas: true },
      ),
    )
}

function headersOf(fileName: string) {
  return {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'private, no-store',
  }
}

/** A table as CSV. Cells that a spreadsheet would run as a formula are disarmed. */
export function csvText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], { escape_formulas: true, bom: true })
}

/** 103.30: dollars for a spreadsheet, without sign or commas. */
export function csvDollars(cents: bigint): string {
  const absolute = cents < 0n ? -cents : cents
  const text = `${absolute / 100n}.${(absolute % 100n).toString().padStart(2, '0')}`
  return cents < 0n ? `-${text}` : text
}
