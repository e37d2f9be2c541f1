import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { hasGivenUp } from '#app/domain/activity/given-up-job.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { givingImportRows, givingImports } from '#db/schema/giving-imports.ts'
import { people } from '#db/schema/people.ts'
import { mayImportGiving, mayReadImport, maySeeAnonymous } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'
import {
  type ImportCounts,
  type ImportVerdict,
  importJobKey,
  leftOut,
  type ToldRow,
  underWayStates,
} from './giving-import.ts'
import { type HeldImport, heldOf } from './hold-import.server.ts'
import { firstLetters } from './read-cell.ts'

export type ImportLine = Pick<HeldImport, 'id' | 'kind' | 'fileName' | 'state' | 'rows' | 'uploadedAt'> & { by: string }

/** Files that were brought, the newest first: all of them for who sees anonymous givers anyway, her own for a fundraiser. */
export async function readImports(
  reads: Reads,
  person: Person,
  { after, size }: { after: Id<'gim'> | null; size: number },
): Promise<ImportLine[]> {
  if (!mayImportGiving(person) && !maySeeAnonymous(person)) return []
  return reads
    .select({
      id: givingImports.id,
      kind: givingImports.kind,
      fileName: givingImports.fileName,
      state: givingImports.state,
      rows: givingImports.rows,
      uploadedAt: givingImports.uploadedAt,
      by: people.name,
    })
    .from(givingImports)
    .innerJoin(people, eq(people.id, givingImports.uploadedBy))
    .where(
      and(
        maySeeAnonymous(person) ? undefined : eq(givingImports.uploadedBy, person.id),
        after ? lt(givingImports.id, after) : undefined,
      ),
    )
    .orderBy(desc(givingImports.id))
    .limit(size + 1)
}

export type ImportInFull = HeldImport & {
  by: string
  found: ImportCounts | null
  written: number
  keptDonors: number
  /** Its job has failed for good: nothing goes on by itself. */
  hasGivenUp: boolean
}

/** One file with how it stands; null for a reader who may not know of it. */
export async function readImport(reads: Reads, person: Person, id: Id<'gim'>): Promise<ImportInFull | null> {
  const [row] = await reads
    .select({ told: givingImports, by: people.name })
    .from(givingImports)
    .innerJoin(people, eq(people.id, givingImports.uploadedBy))
    .where(eq(givingImports.id, id))
  if (!row || !mayReadImport(person, row.told.uploadedBy)) return null
  const isUnderWay = underWayStates.includes(row.told.state)
  const [isGivenUp, written, [kept]] = await Promise.all([
    isUnderWay ? hasGivenUp(reads, importJobKey(id)) : false,
    reads.$count(
      givingImportRows,
      and(eq(givingImportRows.importId, id), isNotNull(givingImportRows.writtenAt), isNull(givingImportRows.undoneAt)),
    ),
    reads.execute<{ donors: number }>(sql`select count(*)::int as donors from donor where id in (
      select donor_id from giving_import_row where import_id = ${id} and made_donor and undone_at is not null)`),
  ])
  const found = row.told.counts as unknown as ImportCounts | null
  return { ...heldOf(row.told), by: row.by, found, written, keptDonors: kept?.donors ?? 0, hasGivenUp: isGivenUp }
}

export type ImportRowLine = {
  row: number
  cells: string[]
  verdict: ImportVerdict | null
  reasons: string[]
  notes: string[]
  told: ToldRow | null
  donorId: Id<'dnr'> | null
  giftId: Id<'gft'> | null
  pledgeId: Id<'plg'> | null
}

/**
 * Rows of a file in their order, of one verdict or of any, with the beginning of each cell, for a page; the caller has read the import
 * itself. Of a donor she may not know of, the row does not say which it is.
 */
export async function readImportRows(
  reads: Reads,
  person: Person,
  {
    importId,
    verdict,
    after = 0,
    size,
  }: { importId: Id<'gim'>; verdict?: ImportVerdict | null; after?: number; size: number },
): Promise<ImportRowLine[]> {
  const where = and(
    eq(givingImportRows.importId, importId),
    verdict ? eq(givingImportRows.verdict, verdict) : undefined,
  )
  const rows = await readSome(reads, person, { where, after, size })
  return rows.map((row) => ({ ...row, cells: row.cells.map((cell) => firstLetters(cell, 60)) }))
}

/** Every row that is left out and not forgotten, in helpings: what is to be mended. */
export async function* readLeftOut(reads: Reads, person: Person, importId: Id<'gim'>): AsyncGenerator<ImportRowLine[]> {
  const where = and(
    eq(givingImportRows.importId, importId),
    inArray(givingImportRows.verdict, [...leftOut]),
    sql`${givingImportRows.cells} <> '{}'`,
  )
  for (let after = 0; ; ) {
    const rows = await readSome(reads, person, { where, after, size: 1_000 })
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.row
  }
}

async function readSome(
  reads: Reads,
  person: Person,
  { where, after, size }: { where: SQL | undefined; after: number; size: number },
): Promise<ImportRowLine[]> {
  const rows = await reads
    .select({
      ...getTableColumns(givingImportRows),
      isShown: sql<boolean>`${givingImportRows.madeDonor} or (${donors.id} is not null and ${isShownDonor(person) ?? sql`true`})`,
    })
    .from(givingImportRows)
    .leftJoin(donors, eq(donors.id, givingImportRows.donorId))
    .where(and(where, sql`${givingImportRows.row} > ${after}`))
    .orderBy(asc(givingImportRows.row))
    .limit(size)
  return rows.map(({ row, cells, verdict, reasons, notes, told, undoneAt, ...made }) => ({
    row,
    cells,
    verdict,
    reasons: reasons ?? [],
    notes: notes ?? [],
    told: told as ToldRow | null,
    donorId: made.isShown ? made.donorId : null,
    giftId: undoneAt ? null : made.giftId,
    pledgeId: made.pledgeId,
  }))
}
