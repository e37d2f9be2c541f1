import { reasonHeader } from './row-key.ts'

/** The columns of the file of rows to be mended: those of the file that was brought, and the reasons. */
export function mendColumns(headers: readonly string[]): string[] {
  return [...headers.filter((header) => header !== reasonHeader), reasonHeader]
}

/**
 * A row to be mended, with its reasons last. One whose cells do not match the headers keeps all of them and still does not match: cut
 * or filled up, it would be read as another row when it is brought again.
 */
export function mendCells(
  headers: readonly string[],
  { cells, reasons }: { cells: readonly string[]; reasons: readonly string[] },
): string[] {
  const why = reasons.join(' ')
  if (cells.length === headers.length) return [...cells.filter((_, index) => headers[index] !== reasonHeader), why]
  const isMatchByChance = cells.length + 1 === mendColumns(headers).length
  return isMatchByChance ? [...cells, '', why] : [...cells, why]
}
