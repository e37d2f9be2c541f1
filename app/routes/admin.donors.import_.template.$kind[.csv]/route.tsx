import type { LoaderFunctionArgs } from '@remix-run/node'
import { parseImportKind } from '#app/domain/giving/imports/giving-import.ts'
import { templates } from '#app/domain/giving/imports/template.ts'
import { csvResponse } from '#app/platform/csv.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'

/** Our own template: its columns with two rows that show how they are filled in. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser', 'auditor')
  const kind = parseImportKind(args.params.kind) ?? notFound()
  const { columns, rows } = templates[kind]
  return csvResponse(`${kind}.csv`, columns, rows)
}
