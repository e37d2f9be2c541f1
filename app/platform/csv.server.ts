import { stringify } from 'csv-stringify/sync'

/** A table as a CSV download. */
export function csvResponse(
  fileName: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Response {
  return new Response(csvText(columns, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  })
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
