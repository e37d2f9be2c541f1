import { eq, sql } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { isReferenced } from '#db/references.server.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { mayRunImport } from '../policy.ts'
import { importJobKey } from './giving-import.ts'
import { type HeldImport, holdImport } from './hold-import.server.ts'

export type UndoRefusal = 'no-such-import' | 'not-done' | 'needs-finance' | 'period-closed' | 'in-use' | 'spent'

/**
 * Takes an import back: its gifts go, each entry reversed by a new one; its pledges are cancelled; donors it made go unless something
 * else hangs on them. A job does it. Refuses when a gift was credited, given back, disputed or drawn since, when a pledge was
 * paid (`detail.count` of them, the first in `detail.row`), and when a fund has spent the money. Whoever asks twice is answered as
 * the first time.
 */
export async function undoImport(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  staff: Person,
  { importId, requestId }: { importId: Id<'gim'>; requestId?: string | undefined },
): Promise<Outcome<undefined, UndoRefusal>> {
  return world.db.transaction(async (tx) => {
    const held = await holdImport(tx, staff, importId)
    if (!held) return refuse('no-such-import')
    if (held.state === 'undoing' && held.undoneBy === staff.id) return done()
    if (held.state !== 'done') return refuse('not-done')
    if (!mayRunImport(staff, held.kind)) return refuse('needs-finance')
    const at = world.clock.now()
    if (await isDayClosed(tx, dayIn(world.lab.timeZone, at))) return refuse('period-closed')
    const inUse = await readInUse(tx, held)
    if (inUse.count > 0) return refuse('in-use', inUse)
    if (await isSpent(tx, held)) return refuse('spent')
    await tx
      .update(givingImports)
      .set({ state: 'undoing', progress: 0, failure: null, undoneBy: staff.id })
      .where(eq(givingImports.id, importId))
    await enqueueJob(tx, 'import-giving', { importId }, { key: importJobKey(importId) })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'giving-import-undo-begun', subject: { type: 'giving_import', id: importId } },
    )
    return done()
  })
}

/** Rows whose gift or pledge something else rests on by now. */
async function readInUse(tx: Tx, held: HeldImport): Promise<{ count: number; row: number }> {
  const isInUse = held.kind === 'pledges' ? isPledgeInUse : await isGiftInUse(tx)
  const [found] = await tx.execute<{ count: number; row: number }>(sql`
    select count(*)::int as count, coalesce(min(r.row), 0)::int as row from giving_import_row r
    left join gift g on g.id = r.gift_id left join pledge p on p.id = r.pledge_id
    where r.import_id = ${held.id} and r.written_at is not null and r.undone_at is null and ${isInUse}`)
  return found ?? { count: 0, row: 0 }
}

/** Whether the gift `g` can no longer be taken away: its state has changed, or another table names it. */
export async function isGiftInUse(tx: Tx) {
  const named = await isReferenced(tx, { table: 'gift', id: sql`g.id`, except: ['gift_split'] })
  return sql`(g.state <> 'settled' or ${named})`
}

/** Whether the pledge `p` was changed, paid or ended since. */
export const isPledgeInUse = sql`(p.state <> 'active' or p.version > 1
  or exists (select from pledge_method m where m.pledge_id = p.id)
  or exists (select from instalment i where i.pledge_id = p.id and (i.state <> 'scheduled' or i.paid > 0 or i.attempts > 0)))`

async function isSpent(tx: Tx, held: HeldImport): Promise<boolean> {
  if (held.choices.money === 'earlier') return false
  const short = await tx.execute(sql`
    select s.fund_id from giving_import_row r join gift_split s on s.gift_id = r.gift_id
    join guarded_balance b on b.key = 'fund:' || s.fund_id and b.asset = 'USD'
    where r.import_id = ${held.id} and r.undone_at is null
    group by s.fund_id, b.balance, b.floor having b.balance - sum(s.amount) < b.floor limit 1`)
  return short.length > 0
}
