import { longestCell, mostColumns, mostRows } from '#app/domain/giving/imports/giving-import.ts'
import type { UploadRefusal } from '#app/domain/giving/imports/upload-import.server.ts'

/** Why a file cannot be read, for whoever brought it: on the page and in the shell. */
export function uploadSentence(refused: Exclude<UploadRefusal, 'not-staff'>, row: unknown): string {
  const sentences: Record<typeof refused, string> = {
    spreadsheet: 'This is a workbook. Save the sheet as “CSV UTF-8” and send that.',
    'not-utf8':
      'The file is not written in UTF-8, so names would be spoiled. Save it as “CSV UTF-8” and send it again.',
    'no-rows': 'The file is empty.',
    'no-table': 'The file has a first line and nothing under it.',
    'too-many-rows': `The file has more than ${mostRows.toLocaleString('en-US')} rows. Split it in two.`,
    'too-many-columns': `Row ${row} has more than ${mostColumns} columns. Take out those that are not needed.`,
    'cell-too-long': `A cell in row ${row} is longer than ${longestCell.toLocaleString('en-US')} letters. Shorten it, or take its column out.`,
    'broken-quotes': `The quotes in line ${row} do not match, so it cannot be told where a cell ends. Mend that line and send the file again.`,
  }
  return sentences[refused]
}
