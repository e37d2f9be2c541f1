import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import { mendCells, mendColumns } from '#app/domain/giving/imports/mend-row.ts'
import { readImport, readLeftOut } from '#app/domain/giving/imports/read-imports.server.ts'
import { csvStream } from '#app/platform/csv.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** The rows that are left out, in their own columns, each with its reasons in a last one: mended, it can be brought again. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor')
  const id = parseId('gim', args.params.givingImportId) ?? notFound()
  const told = (await readImport(world.db, person, id)) ?? notFound()
  await noteRead(world, person, { kinds: ['export'], subjectId: 'refused.csv' })
  return csvStream('refused.csv', mendColumns(told.headers), readLeftOut(world.db, person, id), (line) =>
    mendCells(told.headers, line),
  )
}
