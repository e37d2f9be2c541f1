import { expect, test } from 'vitest'
import { bank, giftsOf, gpuAsset, pool, processingFees, stripeClearing, supply } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import { readChain, readEntries, readEntry, readEntryKinds, readHead } from '#app/domain/ledger/read-entries.server.ts'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import { reverseEntry } from '#app/domain/ledger/reverse-entry.server.ts'
import { trialBalanceOf } from '#app/domain/ledger/trial-balance.ts'
import type { Day, Month } from '#app/units/time.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const march = '2026-03' as Month

async function post(kind: string, day: string, moves: Move[]) {
  const { world } = held
  const { entryId } = await world.db.transaction((tx) =>
    postEntry(tx, world.ids, {
      kind,
      source: { type: 'test', id: world.ids.next('tst') },
      effectiveOn: day as Day,
      recordedAt: world.clock.now(),
      actor: 'portal:test',
      memo: kind,
      moves,
    }),
  )
  return entryId
}

const gift = (day: string) => post('gift-settled', day, [{ from: giftsOf('f'), to: stripeClearing, amount: 10000n }])
const fee = (day: string) => post('card-fee', day, [{ from: stripeClearing, to: processingFees, amount: 330n }])
const hours = (day: string) =>
  post('supply-published', day, [{ from: supply('h100', march), to: pool('h100', march), amount: 3600n }])

test('entries are listed newest first and paged both ways without a gap', async () => {
  const { db } = held.world
  const ids = [
    await gift('2026-03-01'),
    await fee('2026-03-01'),
    await gift('2026-03-02'),
    await hours('2026-03-02'),
    await gift('2026-03-03'),
  ]

  const first = await readEntries(db, {}, { size: 2 })
  const second = await readEntries(db, {}, { size: 2, before: first.entries[1]?.id as never })
  const back = await readEntries(db, {}, { size: 2, after: second.entries[0]?.id as never })

  expect(first).toMatchObject({ hasNewer: false, hasOlder: true })
  expect([...first.entries, ...second.entries].map((entry) => entry.id)).toEqual(ids.toReversed().slice(0, 4))
  expect(back.entries.map((entry) => entry.id)).toEqual(first.entries.map((entry) => entry.id))
  expect(back).toMatchObject({ hasNewer: false, hasOlder: true })
})

test('a list can be narrowed to an account, an asset, a kind and days', async () => {
  const { db } = held.world
  const [early, charge, compute, late] = [
    await gift('2026-03-01'),
    await fee('2026-03-01'),
    await hours('2026-03-02'),
    await gift('2026-03-03'),
  ]
  const idsOf = async (filter: Parameters<typeof readEntries>[1]) =>
    (await readEntries(db, filter, { size: 10 })).entries.map((entry) => entry.id)

  expect(await idsOf({ account: 'processing-fees' })).toEqual([charge])
  expect(await idsOf({ asset: gpuAsset('h100') })).toEqual([compute])
  expect(await idsOf({ kind: 'gift-settled' })).toEqual([late, early])
  expect(await idsOf({ from: '2026-03-02' as Day })).toEqual([late, compute])
  expect(await idsOf({ until: '2026-03-01' as Day, account: 'stripe-clearing', asset: 'USD' })).toEqual([charge, early])
  expect(await idsOf({ account: 'no-such' })).toEqual([])
  expect(await readEntryKinds(db)).toEqual(['card-fee', 'gift-settled', 'supply-published'])
})

test('an entry tells what it reverses and what reversed it', async () => {
  const { world } = held
  const first = await gift('2026-03-01')
  const { entryId: second } = await world.db.transaction((tx) =>
    reverseEntry(tx, world.ids, {
      entryId: first,
      kind: 'gift-refunded',
      source: { type: 'refund', id: 'r' },
      effectiveOn: '2026-03-02' as Day,
      recordedAt: world.clock.now(),
      actor: 'portal:test',
      memo: '',
    }),
  )

  expect(await readEntry(world.db, first)).toMatchObject({ reverses: null, reversedBy: second })
  expect(await readEntry(world.db, second)).toMatchObject({ reverses: first, reversedBy: null })
  expect(await readEntry(world.db, 'ent_none')).toBeNull()
})

test('the chain is read in the order it was sealed, and its head is its last link', async () => {
  const { db } = held.world
  const ids = [await gift('2026-03-03'), await gift('2026-03-01'), await fee('2026-03-02')]

  const first = await readChain(db, { after: -1n, size: 2 })
  const rest = await readChain(db, { after: first[1]?.place ?? 0n, size: 2 })

  expect([...first, ...rest].map((entry) => entry.id)).toEqual(ids)
  expect(await readHead(db)).toEqual({ place: rest[0]?.place, hash: rest[0]?.hash })
})

test('totals and the trial balance add up in every asset', async () => {
  const { db } = held.world
  await gift('2026-03-01')
  await fee('2026-03-01')
  await hours('2026-03-01')
  await post('payout', '2026-03-02', [{ from: stripeClearing, to: bank, amount: 9670n }])

  const totals = await readTotals(db)

  expect(totals.find((total) => total.account === 'stripe-clearing')).toMatchObject({
    debits: 10000n,
    credits: 10000n,
    balance: 0n,
  })
  expect(await readTotals(db, { kinds: ['gifts'] })).toMatchObject([
    { account: 'gifts:f', ownerId: 'f', balance: -10000n },
  ])
  expect(trialBalanceOf(totals)).toMatchObject([
    { asset: 'USD', debit: 10000n, credit: 10000n },
    { asset: 'GPU:h100', debit: 3600n, credit: 3600n },
  ])
})

test('commits at once leave totals that are the journal', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 ? gift('2026-03-01') : fee('2026-03-01'))))

  const [clearing] = await readTotals(held.world.db, { kinds: ['stripe-clearing'] })

  expect(clearing).toMatchObject({ debits: 200000n, credits: 6600n })
})
