import type { LoaderFunctionArgs } from '@remix-run/node'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { type OwnRecords, readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { csvText } from '#app/platform/csv.server.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { answerZip } from '#app/platform/zip.server.ts'
import { world } from '#app/world.server.ts'

/** Everything known about whoever asks: one JSON file of it all, and a table of each kind for a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  const records = await readOwnRecords(world.db, person)
  const tables = Object.entries(records).map(([name, rows]) => [`${name}.csv`, tableOf(rows)])
  return answerZip(
    { 'everything.json': JSON.stringify(records, null, 2), ...Object.fromEntries(tables) },
    'everything.zip',
  )
}

function tableOf(rows: OwnRecords[string]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return csvText(
    columns,
    rows.map((row) => columns.map((column) => cellOf(row[column] ?? null))),
  )
}

function cellOf(value: OwnRecords[string][number][string]): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
