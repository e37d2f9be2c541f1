import { eq, sql } from 'drizzle-orm'
import { dropGivenUp } from '#app/domain/activity/given-up-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { givingImportRows, givingImports } from '#db/schema/giving-imports.ts'
import { importJobKey, underWayStates } from './giving-import.ts'
import { type HeldImport, holdImport } from './hold-import.server.ts'

export type DropRefusal = 'no-such-import' | 'not-given-up'

/**
 * Drops a file whose background job has given up. One that was only looked at goes, rows and all. Of one that was being written, or taken back, what is done
 * stays: it counts as done with the rows it has, and can be taken back. Refuses while the job runs, waits, or was started again.
 */
export async function dropImport(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { importId, requestId }: { importId: Id<'gim'>; requestId?: string | undefined },
): Promise<Outcome<{ isGone: boolean }, DropRefusal>> {
  return world.db.transaction(async (tx) => {
    const held = await holdImport(tx, staff, importId)
    if (!held) return refuse('no-such-import')
    if (!underWayStates.includes(held.state)) return refuse('not-given-up')
    if (!(await dropGivenUp(tx, importJobKey(importId)))) return refuse('not-given-up')
    const at = world.clock.now()
    const isGone = held.state === 'checking'
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      {
        kind: 'giving-import-dropped',
        subject: { type: 'giving_import', id: importId },
        before: { state: held.state },
      },
    )
    await (isGone ? remove(tx, importId) : stop(tx, held, at))
    return done({ isGone })
  })
}

async function remove(tx: Tx, importId: Id<'gim'>): Promise<void> {
  await tx.delete(givingImportRows).where(eq(givingImportRows.importId, importId))
  await tx.delete(givingImports).where(eq(givingImports.id, importId))
}

async function stop(tx: Tx, held: HeldImport, at: Date): Promise<void> {
  const [rows] = await tx.execute<{ unwritten: number; kept: number }>(sql`select
    (count(*) filter (where written_at is null and verdict in ('new', 'known')))::int as unwritten,
    (count(*) filter (where written_at is not null and undone_at is null))::int as kept
    from giving_import_row where import_id = ${held.id}`)
  const failure =
    held.state === 'running'
      ? `${rows?.unwritten ?? 0} rows were not written: the work on them stopped and was dropped.`
      : `${rows?.kept ?? 0} rows stay: the work on taking them back stopped and was dropped.`
  await tx
    .update(givingImports)
    .set({ state: 'done', doneAt: held.doneAt ?? at, undoneBy: null, failure })
    .where(eq(givingImports.id, held.id))
}
