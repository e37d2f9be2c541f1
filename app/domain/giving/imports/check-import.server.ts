import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import { givingImportRows, givingImports } from '#db/schema/giving-imports.ts'
import { keyOf } from './cell-words.ts'
import { type HeldImport, holdForJob } from './hold-import.server.ts'
import { judgeRow } from './judge-row.ts'
import type { RowReading } from './row-reading.ts'
import { settleVerdicts } from './settle-verdicts.server.ts'

const atOnce = 2_000

/**
 * Looks at every row of a file and gives it a verdict; writes nothing but that. First each row by itself, some thousands at a time, then
 * all of them against each other and what the lab knows. Broken off, it begins anew.
 */
export async function checkImport(world: Touches<'db' | 'clock' | 'lab'>, importId: Id<'gim'>): Promise<void> {
  let after: number | null = 0
  while (after !== null) {
    const from: number = after
    after = await world.db.transaction(async (tx) => {
      const held = await holdForJob(tx, importId)
      if (held?.state !== 'checking') return null
      const last = await judgeSome(tx, world, { held, after: from })
      if (last === null) await settleVerdicts(tx, held)
      return last
    })
  }
}

/** Judges the next rows and answers the last of them; null when there is none left. */
async function judgeSome(
  tx: Tx,
  world: Touches<'clock' | 'lab'>,
  { held, after }: { held: HeldImport; after: number },
): Promise<number | null> {
  const rows = await tx
    .select({ row: givingImportRows.row, cells: givingImportRows.cells })
    .from(givingImportRows)
    .where(and(eq(givingImportRows.importId, held.id), gt(givingImportRows.row, after)))
    .orderBy(asc(givingImportRows.row))
    .limit(atOnce)
  const last = rows.at(-1)
  if (!last) return null
  const reading = await readingOf(tx, world, held)
  const judged = rows.map(({ row, cells }) => ({ row, ...judgeRow(cells, reading) }))
  await tx.execute(sql`
    update giving_import_row r set verdict = case when j.told is null then 'refused' else 'new' end, reasons = j.reasons, notes = j.notes,
      told = j.told, external_key = j."externalKey", donor_key = j."donorKey", donor_id = null
    from json_to_recordset(${JSON.stringify(judged)}::json)
      as j(row int, told jsonb, reasons text[], notes text[], "externalKey" text, "donorKey" text)
    where r.import_id = ${held.id} and r.row = j.row`)
  await tx
    .update(givingImports)
    .set({ progress: after === 0 ? rows.length : sql`${givingImports.progress} + ${rows.length}` })
    .where(eq(givingImports.id, held.id))
  return last.row
}

async function readingOf(tx: Tx, world: Touches<'clock' | 'lab'>, held: HeldImport): Promise<RowReading> {
  const open = await tx.select().from(funds).where(eq(funds.isOpen, true)).orderBy(asc(funds.position))
  return {
    importId: held.id,
    kind: held.kind,
    mapping: held.mapping,
    headers: held.headers,
    choices: held.choices,
    zone: world.lab.timeZone,
    today: dayIn(world.lab.timeZone, world.clock.now()),
    funds: new Map(open.flatMap(({ id, name, slug }) => [keyOf(slug), keyOf(name)].map((key) => [key, id] as const))),
  }
}
