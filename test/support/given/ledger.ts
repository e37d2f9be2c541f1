import { bank, giftsOf } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Day } from '#app/units/time.ts'
import { openDb } from '#db/client.server.ts'
import type { TestWorld } from '../world.ts'

/** Gifts of $5 in the journal, with words that are hard to hash. */
export async function givenEntries(world: TestWorld, count: number) {
  for (let index = 0; index < count; index += 1) {
    await world.db.transaction((tx) =>
      postEntry(tx, world.ids, {
        kind: 'gift-settled',
        source: { type: 'gift', id: `gift ${index} – "½"` },
        effectiveOn: '2026-03-03' as Day,
        recordedAt: world.clock.now(),
        actor: 'portal:test',
        memo: 'Gift by card',
        moves: [{ from: giftsOf('f'), to: bank, amount: 500n }],
      }),
    )
  }
}

/** Does what the database forbids, as its owner with the triggers off, and undoes it so that the invariants hold again. */
export async function tampered<Answer>(
  world: TestWorld,
  { change, undo }: { change: string; undo: string },
  look: () => Promise<Answer>,
): Promise<Answer> {
  const owner = openDb({ url: world.url, asOwner: true, connections: 1 })
  const as = (statement: string) =>
    owner.sql.begin((tx) => [tx`set local session_replication_role = replica`, tx.unsafe(statement)])
  try {
    await as(change)
    const answer = await look()
    await as(undo)
    return answer
  } finally {
    await owner.close()
  }
}
