import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { watched } from '#app/domain/watched.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { copyInto, copyText } from '#db/copy.server.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { mayImportGiving } from '../policy.ts'
import type { ImportChoices, ImportKind } from './giving-import.ts'
import { proposeDates, proposeMapping, recogniseSystem } from './propose-mapping.ts'
import { firstLetters } from './read-cell.ts'
import { type CsvRefusal, type CsvRow, cleanCell, readCsv, Unreadable } from './read-csv.server.ts'

export type UploadRefusal = 'not-staff' | CsvRefusal

type Upload = {
  kind: ImportKind
  fileName: string
  bytes: AsyncIterable<Uint8Array>
  requestId?: string | undefined
}

/**
 * Keeps a CSV file row by row, with what its columns probably are; nothing is made of it yet. Refuses what is no UTF-8, no table or
 * too large: `detail.row` says where it was noticed.
 */
export async function uploadImport(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { kind, fileName, bytes, requestId }: Upload,
): Promise<Outcome<{ importId: Id<'gim'> }, UploadRefusal>> {
  if (!mayImportGiving(staff)) return refuse('not-staff')
  const importId = world.ids.next('gim')
  const seen = { bytes: 0, hash: createHash('sha256') }
  try {
    await world.db.transaction(async (tx) => {
      const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(staff, requestId) }
      const helpings = readCsv(watched(bytes, seen))
      const first = await helpings.next()
      const [header, ...rows] = first.value ?? []
      if (!header) throw new Unreadable('no-rows')
      const headers = header.cells.map((name: string) => firstLetters(name, 200))
      await tx.insert(givingImports).values({
        id: importId,
        kind,
        fileName: firstLetters(cleanCell(fileName), 200) || 'unnamed',
        bytes: 0,
        sha256: '',
        headers,
        ...proposed(kind, headers, rows),
        state: 'uploaded',
        rows: 0,
        progress: 0,
        uploadedBy: staff.id,
        uploadedAt: by.at,
      })
      const count = await keepRows(tx, importId, { first: rows, helpings })
      if (count === 0) throw new Unreadable('no-table')
      await tx
        .update(givingImports)
        .set({ rows: count, bytes: seen.bytes, sha256: seen.hash.digest('hex') })
        .where(eq(givingImports.id, importId))
      await recordHappening(tx, by, {
        kind: 'giving-import-uploaded',
        subject: { type: 'giving_import', id: importId },
        after: { kind, rows: count },
      })
    })
  } catch (problem) {
    if (problem instanceof Unreadable) return refuse(problem.refused, { row: problem.row ?? 0 })
    throw problem
  }
  return done({ importId })
}

/** Earlier money unless staff say otherwise: a fund must not be able to spend what was spent long ago. */
function proposed(kind: ImportKind, headers: string[], rows: readonly CsvRow[]) {
  const mapping = proposeMapping(kind, headers)
  const days = mapping.findIndex((field) => field === 'giftDate' || field === 'firstOn')
  const choices: ImportChoices = {
    source: recogniseSystem(headers) ?? 'Our template',
    fundId: null,
    channel: 'cheque',
    donorKind: 'person',
    dates: proposeDates(rows.slice(0, 500).flatMap(({ cells }) => cells[days] ?? [])),
    monthDay: 'first',
    money: 'earlier',
  }
  return { mapping, choices }
}

async function keepRows(
  tx: Tx,
  importId: Id<'gim'>,
  { first, helpings }: { first: CsvRow[]; helpings: AsyncIterable<CsvRow[]> },
): Promise<number> {
  let count = 0
  async function* lines() {
    yield linesOf(importId, first)
    count += first.length
    for await (const rows of helpings) {
      yield linesOf(importId, rows)
      count += rows.length
    }
  }
  await copyInto(tx, 'copy giving_import_row (import_id, row, cells) from stdin', lines())
  return count
}

function linesOf(importId: Id<'gim'>, rows: readonly CsvRow[]): string {
  return rows.map(({ row, cells }) => `${importId}\t${row}\t${copyText(arrayText(cells))}\n`).join('')
}

/** A text array as Postgres reads it. */
function arrayText(cells: readonly string[]): string {
  return `{${cells.map((cell) => `"${cell.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`
}
