import { eq, type SQL, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { Overdrawn } from '#app/domain/ledger/post-entry.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { isReferenced } from '#db/references.server.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { type HeldImport, holdForJob } from './hold-import.server.ts'
import { readStaff } from './read-staff.server.ts'
import { lockGivingImports, type RunBy, type RunWorld } from './run-import.server.ts'
import { takeBackGifts, takeBackPledges } from './take-back-rows.server.ts'
import { isGiftInUse, isPledgeInUse } from './undo-import.server.ts'

const atOnce = { donors: 100_000, gifts: 1_000, pledges: 200 } as const

type FreeRow = { row: number; gift_id: Id<'gft'>; pledge_id: Id<'plg'> }

/**
 * Takes the rows of an import back, some at a time; broken off, it goes on where it was. What something has come to hang on meanwhile
 * stays, and is said: the import then counts as done still, and can be taken back again later.
 */
export async function takeBackImport(world: RunWorld, importId: Id<'gim'>): Promise<void> {
  try {
    for (let isMore = true; isMore; ) isMore = await world.db.transaction((tx) => takeSome(tx, world, importId))
  } catch (problem) {
    if (!(problem instanceof Overdrawn)) throw problem
    await world.db.transaction((tx) => stopHalfway(tx, world, importId))
  }
}

/** What went stays gone and is said; the rest of the import counts as done. */
async function stopHalfway(tx: Tx, world: RunWorld, importId: Id<'gim'>): Promise<void> {
  const held = await holdForJob(tx, importId)
  if (held?.state !== 'undoing' || !held.undoneBy) return
  const by = { ids: world.ids, at: world.clock.now(), staff: await readStaff(tx, held.undoneBy) }
  await end(tx, by, { held, whatHinders: 'a fund has spent money of these gifts.' })
}

async function takeSome(tx: Tx, world: RunWorld, importId: Id<'gim'>): Promise<boolean> {
  await lockGivingImports(tx)
  const held = await holdForJob(tx, importId)
  if (held?.state !== 'undoing' || !held.undoneBy) return false
  const by = { ids: world.ids, at: world.clock.now(), staff: await readStaff(tx, held.undoneBy) }
  const seen = await readFree(tx, held)
  if (seen.length === 0) {
    await end(tx, by, { held, whatHinders: 'something came to rest on them meanwhile.' })
    return false
  }
  const rows = held.kind === 'pledges' ? await readHeldFree(tx, held, seen) : seen
  if (rows.length === 0) return true
  if (held.kind === 'gifts') await takeBackGifts(tx, world, { by, rows })
  if (held.kind === 'pledges') await takeBackPledges(tx, world, { by, rows })
  await tx.execute(sql`update giving_import_row r set undone_at = ${by.at.toISOString()}::timestamptz where r.import_id = ${importId}
    and r.row in ${listed(rows)}`)
  await tx
    .update(givingImports)
    .set({ progress: sql`${givingImports.progress} + ${rows.length}` })
    .where(eq(givingImports.id, importId))
  return true
}

/** The next rows that nothing else rests on. */
async function readFree(tx: Tx, held: HeldImport, among = sql`true`): Promise<FreeRow[]> {
  const isInUse = { donors: sql`false`, gifts: await isGiftInUse(tx), pledges: isPledgeInUse }[held.kind]
  return tx.execute<FreeRow>(sql`
    select r.row, r.gift_id, r.pledge_id from giving_import_row r left join gift g on g.id = r.gift_id left join pledge p on p.id = r.pledge_id
    where r.import_id = ${held.id} and r.written_at is not null and r.undone_at is null and not (${isInUse})
    and ${among} order by r.row limit ${atOnce[held.kind]}`)
}

/** Those of some rows that are free still once their pledges are locked, in order of their ids: whoever pays or ends one waits for us. */
async function readHeldFree(tx: Tx, held: HeldImport, seen: readonly FreeRow[]): Promise<FreeRow[]> {
  for (const id of seen.map((row) => row.pledge_id).sort())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pledge:${id}`}, 0))`)
  return readFree(tx, held, sql`r.row in ${listed(seen)}`)
}

function listed(rows: readonly FreeRow[]): SQL {
  return sql`(select value::int from json_array_elements_text(${JSON.stringify(rows.map(({ row }) => row))}::json))`
}

async function end(tx: Tx, by: RunBy, { held, whatHinders }: { held: HeldImport; whatHinders: string }): Promise<void> {
  const [left] = await tx.execute<{ rows: number }>(sql`select count(*)::int as rows from giving_import_row
    where import_id = ${held.id} and written_at is not null and undone_at is null`)
  const kept = left?.rows ?? 0
  if (kept === 0) await removeDonors(tx, held.id)
  const failure = kept === 0 ? null : `${kept} rows stay: ${whatHinders}`
  await tx
    .update(givingImports)
    .set(kept === 0 ? { state: 'undone', undoneAt: by.at } : { state: 'done', undoneBy: null, failure })
    .where(eq(givingImports.id, held.id))
  await recordHappening(
    tx,
    { ids: by.ids, at: by.at, actor: actorOf(by.staff) },
    { kind: 'giving-import-undone', subject: { type: 'giving_import', id: held.id }, after: { kept } },
  )
}

/**
 * Donors the import made, on whom nothing hangs and with whom nobody has done anything since. Sets are read whole and once: joined,
 * they were walked once for each donor while nobody had counted the new rows yet, and 100,000 rows took most of an hour.
 */
async function removeDonors(tx: Tx, importId: Id<'gim'>): Promise<void> {
  const named = await isReferenced(tx, { table: 'donor', id: sql`d.id` })
  await tx.execute(sql`
    delete from donor d
    where d.id = any(array(select distinct donor_id from giving_import_row where import_id = ${importId} and made_donor))
      and d.person_id is null and d.merged_into is null and not ${named}
      and d.id not in (select h.subject_id from happening h where h.subject_type = 'donor' and h.subject_id is not null)
      and d.id not in (select w.donor_id from giving_import_row w
        where w.written_at is not null and w.undone_at is null and w.donor_id is not null)`)
}
