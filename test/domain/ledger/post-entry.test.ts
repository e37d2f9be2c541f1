import { expect, test } from 'vitest'
import { bank, giftsOf, pool, stripeClearing, supply, supplyPurchasesOf } from '#app/domain/ledger/account.ts'
import { type Entry, Overdrawn, postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { readBalance, readGuarded } from '#app/domain/ledger/read-balances.server.ts'
import type { Day, Month } from '#app/units/time.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const march = '2026-03' as Month

function entry(words: Partial<Entry> & Pick<Entry, 'kind' | 'moves'>): Entry {
  return {
    source: { type: 'test', id: 'one' },
    effectiveOn: '2026-03-03' as Day,
    recordedAt: held.world.clock.now(),
    actor: 'portal:test',
    memo: '',
    ...words,
  }
}

test('an entry moves value from one account to another', async () => {
  const { world } = held

  await world.db.transaction((tx) =>
    postEntry(
      tx,
      world.ids,
      entry({ kind: 'gift-settled', moves: [{ from: giftsOf('f'), to: stripeClearing, amount: 10330n }] }),
    ),
  )

  expect(await readBalance(world.db, stripeClearing)).toBe(10330n)
  expect(await readBalance(world.db, giftsOf('f'))).toBe(-10330n)
  expect((await readGuarded(world.db, ['fund:f'])).get('fund:f')).toBe(10330n)
})

test('the same source and kind posts once', async () => {
  const { world } = held
  const words = entry({ kind: 'gift-settled', moves: [{ from: giftsOf('f'), to: stripeClearing, amount: 100n }] })

  const first = await world.db.transaction((tx) => postEntry(tx, world.ids, words))
  const second = await world.db.transaction((tx) => postEntry(tx, world.ids, words))

  expect(first.isNew).toBe(true)
  expect(second).toEqual({ entryId: first.entryId, isNew: false })
  expect(await readBalance(world.db, stripeClearing)).toBe(100n)
})

test('two hundred who ask at once for the last hours get exactly what there is', async () => {
  const { world } = held
  await world.db.transaction((tx) =>
    postEntry(
      tx,
      world.ids,
      entry({
        kind: 'supply-published',
        moves: [{ from: supply('h100', march), to: pool('h100', march), amount: 100n }],
      }),
    ),
  )

  const asks = await Promise.allSettled(
    Array.from({ length: 200 }, (_, index) =>
      world.db.transaction((tx) =>
        postEntry(
          tx,
          world.ids,
          entry({
            kind: 'taken',
            source: { type: 'test', id: `ask-${index}` },
            moves: [
              {
                from: pool('h100', march),
                to: { name: `taken:${index}`, asset: 'GPU:h100', kind: 'taken', gpuClass: 'h100', month: march },
                amount: 1n,
              },
            ],
          }),
        ),
      ),
    ),
  )

  expect(asks.filter((ask) => ask.status === 'fulfilled')).toHaveLength(100)
  expect(asks.filter((ask) => ask.status === 'rejected' && ask.reason instanceof Overdrawn)).toHaveLength(100)
  expect(await readBalance(world.db, pool('h100', march))).toBe(0n)
})

test('a fact that cannot be refused may take a fund below zero, and spending stays refused after it', async () => {
  const { world } = held
  await world.db.transaction((tx) =>
    postEntry(
      tx,
      world.ids,
      entry({ kind: 'refunded', isImposed: true, moves: [{ from: stripeClearing, to: giftsOf('f'), amount: 50n }] }),
    ),
  )

  const spend = world.db.transaction((tx) =>
    postEntry(
      tx,
      world.ids,
      entry({ kind: 'bought', moves: [{ from: bank, to: supplyPurchasesOf('f'), amount: 1n }] }),
    ),
  )

  await expect(spend).rejects.toThrow(Overdrawn)
})
