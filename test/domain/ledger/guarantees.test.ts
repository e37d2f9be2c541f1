import { expect, test } from 'vitest'
import { bank, giftsOf } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { reverseEntry } from '#app/domain/ledger/reverse-entry.server.ts'
import type { Day } from '#app/units/time.ts'
import { openDb } from '#db/client.server.ts'
import { bookPeriods, journalEntries, postings } from '#db/schema/ledger.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function giveOne(day = '2026-03-03') {
  const { world } = held
  return world.db.transaction((tx) =>
    postEntry(tx, world.ids, {
      kind: 'gift-settled',
      source: { type: 'gift', id: 'one' },
      effectiveOn: day as Day,
      recordedAt: world.clock.now(),
      actor: 'portal:test',
      memo: 'a gift',
      moves: [{ from: giftsOf('f'), to: bank, amount: 500n }],
    }),
  )
}

test('the database refuses an entry that does not balance', async () => {
  const { world } = held

  const attempt = world.db.transaction(async (tx) => {
    const { entryId } = await postEntry(tx, world.ids, {
      kind: 'gift-settled',
      source: { type: 'gift', id: 'one' },
      effectiveOn: '2026-03-03' as Day,
      recordedAt: world.clock.now(),
      actor: 'portal:test',
      memo: '',
      moves: [{ from: giftsOf('f'), to: bank, amount: 500n }],
    })
    await tx.insert(postings).values({ entryId, line: 3, account: 'bank', asset: 'USD', amount: 1n })
  })

  await expect(attempt).rejects.toMatchObject({ constraint_name: 'journal_entry_balances' })
})

test('nobody edits or deletes a posting, not even the owner of the tables', async () => {
  const { world } = held
  await giveOne()
  const owner = openDb({ url: world.url, asOwner: true, connections: 1 })

  await expect(world.sql`update posting set amount = 1`).rejects.toThrow(/permission denied/)
  await expect(world.sql`delete from journal_entry`).rejects.toThrow(/permission denied/)
  await expect(owner.sql`update posting set amount = 1`).rejects.toThrow(/append-only/)
  await expect(owner.sql`truncate journal_entry cascade`).rejects.toThrow(/append-only/)
  await owner.close()
})

test('an entry cannot grow after it was sealed', async () => {
  const { world } = held
  const { entryId } = await giveOne()

  const attempt = world.db.insert(postings).values([
    { entryId, line: 3, account: 'bank', asset: 'USD', amount: 1n },
    { entryId, line: 4, account: 'gifts:f', asset: 'USD', amount: -1n },
  ])

  await expect(attempt).rejects.toMatchObject({ cause: { constraint_name: 'posting_entry_sealed' } })
})

test('nothing becomes effective in a closed month', async () => {
  const { world } = held
  await world.db
    .insert(bookPeriods)
    .values({ month: '2026-02' as never, closedAt: world.clock.now(), closedBy: 'portal:test' })

  await expect(giveOne('2026-02-28')).rejects.toMatchObject({ cause: { constraint_name: 'journal_entry_open_period' } })
})

test('the chain links every entry to the one before it', async () => {
  const { world } = held
  await giveOne()
  await world.db.transaction(async (tx) => {
    const [entry] = await tx.select().from(journalEntries)
    if (!entry) throw new Error('no entry')
    await reverseEntry(tx, world.ids, {
      entryId: entry.id,
      kind: 'gift-refunded',
      source: { type: 'refund', id: 'one' },
      effectiveOn: '2026-03-04' as Day,
      recordedAt: world.clock.now(),
      actor: 'portal:test',
      memo: '',
    })
  })

  const chain = await world.sql<{ previous_hash: string; hash: string; body: string; now: string }[]>`
    select previous_hash, hash, body, journal_body(entry_id) as now from journal_chain order by place`

  expect(chain[0]?.previous_hash).toBe('0'.repeat(64))
  expect(chain[1]?.previous_hash).toBe(chain[0]?.hash)
  expect(chain.every((link) => link.body === link.now)).toBe(true)
})
