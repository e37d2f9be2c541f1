import { eq, type SQL, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import type { ToldRow } from './giving-import.ts'
import { type HeldImport, holdForJob } from './hold-import.server.ts'
import { matchDonors } from './match-donors.server.ts'
import { meetDonors } from './meet-donors.server.ts'
import { readStaff } from './read-staff.server.ts'
import { findAgain, refuseSeveral } from './settle-verdicts.server.ts'
import { writeGifts } from './write-gifts.server.ts'
import { writePledges } from './write-pledges.server.ts'

export type RunWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>
export type RunBy = { ids: Ids; at: Date; staff: Person }
/** A row about to be written, with the donor it is of. */
export type RowToWrite = { row: number; told: ToldRow; donorId: Id<'dnr'>; externalKey: string }

/** Rows of one transaction: enough that statements over them pay, few enough that a card gift waits less than a second for the journal. */
const atOnce = { donors: 2_000, gifts: 1_000, pledges: 200 } as const

/**
 * Writes the rows of a file, some at a time, each helping whole or not at all. Broken off, it goes on where it was; two at once take
 * turns. A row is written once, whatever happens: its key is unique among the rows that stand.
 */
export async function runImport(world: RunWorld, importId: Id<'gim'>): Promise<void> {
  for (let isMore = true; isMore; ) isMore = await world.db.transaction((tx) => runSome(tx, world, importId))
}

/** Writes the next rows; answers whether there may be more. Imports take turns: donors of one name must not be made twice. */
async function runSome(tx: Tx, world: RunWorld, importId: Id<'gim'>): Promise<boolean> {
  await lockGivingImports(tx)
  const held = await holdForJob(tx, importId)
  if (held?.state !== 'running' || !held.runBy) return false
  const by = { ids: world.ids, at: world.clock.now(), staff: await readStaff(tx, held.runBy) }
  const chosen = await tx.execute<{ row: number }>(sql`
    select row from giving_import_row where import_id = ${importId} and verdict in ('new', 'known') and written_at is null
    order by row limit ${atOnce[held.kind]}`)
  if (chosen.length === 0) {
    await finish(tx, by, held)
    return false
  }
  const [first, last] = [chosen[0]?.row ?? 0, chosen.at(-1)?.row ?? 0]
  const own = sql`r.import_id = ${importId} and r.verdict in ('new', 'known') and r.written_at is null and r.row between ${first} and ${last}`
  await refuseStale(tx, dayIn(world.lab.timeZone, by.at), own)
  await findAgain(tx, own)
  await matchDonors(tx, await readStaff(tx, held.uploadedBy), own)
  await refuseSeveral(tx, own)
  const rows = await meetDonors(tx, by, own)
  if (held.kind === 'gifts') await writeGifts(tx, world, { by, held, rows })
  if (held.kind === 'pledges') await writePledges(tx, world, { by, held, rows })
  await tx.execute(sql`update giving_import_row r set written_at = ${by.at.toISOString()}::timestamptz where ${own}`)
  await tx
    .update(givingImports)
    .set({ progress: sql`${givingImports.progress} + ${chosen.length}` })
    .where(eq(givingImports.id, importId))
  return true
}

/** A look may be weeks old: leaves out rows (`r`) whose fund is closed by now, and pledges that should have begun. */
async function refuseStale(tx: Tx, today: Day, rows: SQL): Promise<void> {
  await tx.execute(sql`update giving_import_row r set verdict = 'refused', reasons = array['Its fund was closed after the look.']
    where ${rows} and exists (select from fund f where not f.is_open
      and f.id = coalesce(r.told #>> '{gift,fundId}', r.told #>> '{pledge,fundId}'))`)
  await tx.execute(sql`update giving_import_row r set verdict = 'refused', reasons = array['Its first part lies in the past by now.']
    where ${rows} and r.told #>> '{pledge,firstOn}' < ${today}`)
}

/** Held to the commit: imports are written and taken back one helping after the other. */
export async function lockGivingImports(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('giving-import'))`)
}

async function finish(tx: Tx, by: RunBy, held: HeldImport): Promise<void> {
  await tx.update(givingImports).set({ state: 'done', doneAt: by.at }).where(eq(givingImports.id, held.id))
  const [written] = await tx.execute<{ rows: number }>(
    sql`select count(*)::int as rows from giving_import_row where import_id = ${held.id} and written_at is not null`,
  )
  await recordHappening(
    tx,
    { ids: by.ids, at: by.at, actor: actorOf(by.staff) },
    {
      kind: 'giving-import-done',
      subject: { type: 'giving_import', id: held.id },
      after: { rows: written?.rows ?? 0 },
    },
  )
}
