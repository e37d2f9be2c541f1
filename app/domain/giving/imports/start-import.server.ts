import { eq } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { mayRunImport } from '../policy.ts'
import { type ImportCounts, importJobKey } from './giving-import.ts'
import { holdImport } from './hold-import.server.ts'

export type StartImportRefusal =
  | 'no-such-import'
  | 'not-checked'
  | 'needs-finance'
  | 'nothing-to-write'
  | 'period-closed'

/**
 * Has the rows of a checked file written: a job does it, some thousands at a time. Gifts are written for finance only. Refuses a file
 * that was not looked at, that has nothing to write, and one that somebody else had written; to whoever asks twice it is done.
 */
export async function startImport(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  staff: Person,
  { importId, requestId }: { importId: Id<'gim'>; requestId?: string | undefined },
): Promise<Outcome<undefined, StartImportRefusal>> {
  return world.db.transaction(async (tx) => {
    const held = await holdImport(tx, staff, importId)
    if (!held) return refuse('no-such-import')
    if (held.state === 'running' && held.runBy === staff.id) return done()
    if (held.state !== 'checked') return refuse('not-checked')
    if (!mayRunImport(staff, held.kind)) return refuse('needs-finance')
    const { rows } = held.counts as unknown as ImportCounts
    if (rows.new + rows.known === 0) return refuse('nothing-to-write')
    const at = world.clock.now()
    if (await isDayClosed(tx, dayIn(world.lab.timeZone, at))) return refuse('period-closed')
    await tx
      .update(givingImports)
      .set({ state: 'running', progress: 0, runBy: staff.id })
      .where(eq(givingImports.id, importId))
    await enqueueJob(tx, 'import-giving', { importId }, { key: importJobKey(importId) })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'giving-import-begun', subject: { type: 'giving_import', id: importId }, after: { ...rows } },
    )
    return done()
  })
}
