import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { bank, giftsOf } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { readBalance, readGuarded } from '#app/domain/ledger/read-balances.server.ts'
import { reverseEntry } from '#app/domain/ledger/reverse-entry.server.ts'
import type { Day } from '#app/units/time.ts'
import { postings } from '#db/schema/ledger.ts'
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

test('an entry is reversed once, however many try at once', async () => {
  const { world } = held
  const { entryId } = await giveOne()

  const tries = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      world.db.transaction((tx) =>
        reverseEntry(tx, world.ids, {
          entryId,
          kind: 'gift-refunded',
          source: { type: 'refund', id: `try-${index}` },
          effectiveOn: '2026-03-04' as Day,
          recordedAt: world.clock.now(),
          actor: 'portal:test',
          memo: '',
        }),
      ),
    ),
  )

  expect(tries.filter((one) => one.isNew)).toHaveLength(1)
  const [total] = await world.db.select({ sum: sql<string>`sum(amount)` }).from(postings).where(sql`account = 'bank'`)
  expect(total?.sum).toBe('0')
})

test('a reversal gives back what was moved and leaves the first entry as it was', async () => {
  const { world } = held
  const { entryId } = await giveOne()

  await world.db.transaction((tx) =>
    reverseEntry(tx, world.ids, {
      entryId,
      kind: 'gift-refunded',
      source: { type: 'refund', id: 'one' },
      effectiveOn: '2026-03-04' as Day,
      recordedAt: world.clock.now(),
      actor: 'portal:test',
      memo: '',
    }),
  )

  expect(await readBalance(world.db, bank)).toBe(0n)
  expect((await readGuarded(world.db, ['fund:f'])).get('fund:f')).toBe(0n)
  expect(await world.db.select().from(postings)).toHaveLength(4)
})
