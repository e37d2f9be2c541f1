import type { LoaderFunctionArgs } from '@remix-run/node'
import { cellText, type ExportRow, parseExportFile } from '#app/domain/grants/exports/export.ts'
import { noteExport } from '#app/domain/grants/exports/note-export.server.ts'
import { readExport, readExportColumns } from '#app/domain/grants/exports/read-export.server.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { csvStream } from '#app/platform/csv.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** One file of a call, as CSV or JSON, with what its reader sees; each is written down. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const file = parseExportFile(args.params.file) ?? notFound()
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const ask = { callId: call.id, kind: file.kind }
  const noted = await noteExport(world, actorFor(args, person), ask)
  if (!noted.ok) return notFound()
  const name = `${call.slug}-${file.kind}.${file.format}`
  const rows = readExport(world, person, ask)
  if (file.format === 'json') return jsonFile(name, rows)
  const columns = await readExportColumns(world, call.id, file.kind)
  return csvStream(name, columns, rows, (row: ExportRow) => columns.map((column) => cellText(row[column])))
}

async function jsonFile(name: string, helpings: AsyncIterable<ExportRow[]>): Promise<Response> {
  const rows: ExportRow[] = []
  for await (const some of helpings) rows.push(...some)
  return new Response(`${JSON.stringify(rows, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
