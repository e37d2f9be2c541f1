import { eq, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Tx } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { isShownDonor } from '../shown-donor.server.ts'
import { type ImportCounts, type ImportVerdict, rowVerdicts } from './giving-import.ts'
import type { HeldImport } from './hold-import.server.ts'
import { matchDonors } from './match-donors.server.ts'
import { readStaff } from './read-staff.server.ts'

/** The second half of a check: rows against each other, against earlier imports and against the donors the lab knows, in statements over all of them. */
export async function settleVerdicts(tx: Tx, held: HeldImport): Promise<void> {
  const own = sql`r.import_id = ${held.id} and r.verdict = 'new'`
  await findTwice(tx, held)
  await findAgain(tx, own)
  const uploader = await readStaff(tx, held.uploadedBy)
  await matchDonors(tx, uploader, own)
  await refuseSeveral(tx, own)
  await findKnown(tx, uploader, own)
  await tx
    .update(givingImports)
    .set({ state: 'checked', counts: await countVerdicts(tx, held.id) })
    .where(eq(givingImports.id, held.id))
}

async function findTwice(tx: Tx, { id, kind }: HeldImport): Promise<void> {
  await tx.execute(sql`
    with ranked as (select row, first_value(row) over (partition by external_key order by row) as first
      from giving_import_row where import_id = ${id} and verdict = 'new')
    update giving_import_row r set verdict = 'twice', reasons = array[
      case when r.external_key like ${`${kind}#%`} then 'It says the same as row ' || ranked.first || '. Give both an id of their own to take both.'
        else 'Row ' || ranked.first || ' bears the same id.' end]
    from ranked where r.import_id = ${id} and r.row = ranked.row and ranked.row <> ranked.first`)
}

/** Marks rows (`r`) whose like an earlier import wrote, and that stands still. */
export async function findAgain(tx: Tx, rows: SQL): Promise<number> {
  const found = await tx.execute(sql`
    update giving_import_row r set verdict = 'again', reasons = array['An earlier import wrote it already.'] from giving_import_row w
    where ${rows} and w.external_key = r.external_key and w.written_at is not null and w.undone_at is null returning r.row`)
  return found.length
}

/** Leaves out rows (`r`) whose donor cannot be told from `matched_donor`. */
export async function refuseSeveral(tx: Tx, rows: SQL): Promise<number> {
  const found = await tx.execute(sql`
    update giving_import_row r set verdict = 'refused',
      reasons = array['Several donors are called ' || (r.told #>> '{donor,name}') || ': give an e-mail address, or make them one first.']
    from matched_donor m where ${rows} and m.donor_key = r.donor_key and m.found > 1 returning r.row`)
  return found.length
}

/** A donor that whoever brought the file may not know of is not told from a new one. */
async function findKnown(tx: Tx, uploader: Person, rows: SQL): Promise<void> {
  await tx.execute(sql`
    update giving_import_row r set verdict = 'known', donor_id = m.donor_id from matched_donor m join ${donors} on ${donors.id} = m.donor_id
    where ${rows} and m.donor_key = r.donor_key and ${isShownDonor(uploader) ?? sql`true`}`)
}

async function countVerdicts(tx: Tx, importId: string): Promise<ImportCounts> {
  const found = await tx.execute<{ verdict: ImportVerdict; rows: string; cents: string; donors: string }>(sql`
    select verdict, count(*)::text as rows, count(distinct donor_key)::text as donors,
      coalesce(sum(coalesce(told #>> '{gift,amount}', told #>> '{pledge,amount}')::bigint), 0)::text as cents
    from giving_import_row where import_id = ${importId} group by verdict`)
  const of = (verdict: ImportVerdict) => found.find((one) => one.verdict === verdict)
  const by = <Value>(take: (one: (typeof found)[number] | undefined) => Value) =>
    Object.fromEntries(rowVerdicts.map((verdict) => [verdict, take(of(verdict))])) as Record<ImportVerdict, Value>
  return {
    rows: by((one) => Number(one?.rows ?? 0)),
    cents: by((one) => one?.cents ?? '0'),
    newDonors: Number(of('new')?.donors ?? 0),
    knownDonors: Number(of('known')?.donors ?? 0),
  }
}
