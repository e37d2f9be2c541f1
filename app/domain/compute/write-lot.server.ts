import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Day } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { supplyLots } from '#db/schema/compute.ts'

type By = { ids: Ids; at: Date; actor: Actor }
type Lot = {
  row: Omit<typeof supplyLots.$inferInsert, 'entryId' | 'publishedBy' | 'publishedAt'>
  effectiveOn: Day
  moves: Move[]
}

/** Writes a lot with its entry and its happening, in the caller's transaction. Not new: it is in the journal already, and nothing was written. */
export async function writeLot(tx: Tx, by: By, { row, effectiveOn, moves }: Lot): Promise<{ isNew: boolean }> {
  const { entryId, isNew } = await postEntry(tx, by.ids, {
    kind: 'supply-published',
    source: { type: 'supply_lot', id: row.id },
    effectiveOn,
    recordedAt: by.at,
    actor: actorName(by.actor),
    memo: memoOf[row.source],
    moves,
  })
  if (!isNew) return { isNew }
  const publishedBy = by.actor.kind === 'person' ? by.actor.person.id : null
  await tx.insert(supplyLots).values({ ...row, entryId, publishedBy, publishedAt: by.at })
  const { gpuClass, month, seconds, source } = row
  const after = { gpuClass, month, seconds, source }
  await recordHappening(tx, by, { kind: 'supply-published', subject: { type: 'supply_lot', id: row.id }, after })
  return { isNew }
}

/** The journal's words are public, so a title that staff typed stays out of them. */
const memoOf: Record<Lot['row']['source'], string> = {
  owned: 'Hours of the lab’s own GPUs',
  purchased: 'Hours bought by a fund',
  donated: 'Hours given in kind',
}
