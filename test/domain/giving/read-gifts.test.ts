import { expect, test } from 'vitest'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { readDonors } from '#app/domain/giving/read-donors.server.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { readGifts } from '#app/domain/giving/read-gifts.server.ts'
import { readOwnGift, readOwnGifts, readOwnTotals } from '#app/domain/giving/read-own-gifts.server.ts'
import { readOwnReceipts, readReceipt, verifyReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { readThanks } from '#app/domain/giving/read-thanks.server.ts'
import { cast } from '#test/support/cast.ts'
import { allDonors } from '#test/support/given/donors.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

async function givenGifts() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const open = await givenGift(world, { fundId, giverEmail: people.ada.email })
  const hidden = await givenGift(world, {
    fundId,
    giverName: 'Secret Giver',
    giverEmail: 'secret@example.org',
    visibility: 'anonymous',
    note: 'from Secret',
    dedication: { kind: 'in_honour', name: 'Secret Son' },
  })
  return { world, open, hidden, ...people }
}

test('most staff cannot tell, find or count who gave anonymously; finance and the auditor can', async () => {
  const { world, hidden, fay, rosa, mina, otto, june } = await givenGifts()
  const all = { filter: {}, page: { size: 10 } }
  const search = { filter: { search: 'secret' }, page: { size: 10 } }

  for (const person of [fay, rosa]) {
    expect(
      JSON.stringify([await readGift(world, person, hidden), await readGifts(world.db, person, all)], plain),
    ).not.toMatch(/secret/i)
    expect((await readGifts(world.db, person, search))?.gifts).toEqual([])
    expect(JSON.stringify(await readDonors(world.db, person, allDonors), plain)).not.toMatch(/secret/i)
  }
  for (const person of [mina, otto]) {
    expect((await readGifts(world.db, person, search))?.gifts).toHaveLength(1)
    expect(await readGift(world, person, hidden)).toMatchObject({
      giver: { name: 'Secret Giver' },
      note: 'from Secret',
    })
  }
  expect(await readGifts(world.db, june, all)).toBeNull()
  expect(await readDonors(world.db, june, allDonors)).toBeNull()
})

test('pages of gifts meet without a gap or an overlap', async () => {
  const { world, open, hidden, mina } = await givenGifts()

  const first = await readGifts(world.db, mina, { filter: {}, page: { size: 1 } })
  const second = await readGifts(world.db, mina, { filter: {}, page: { size: 1, before: hidden } })
  const back = await readGifts(world.db, mina, { filter: {}, page: { size: 1, after: open } })

  expect(first).toMatchObject({ gifts: [{ id: hidden }], hasOlder: true, hasNewer: false })
  expect(second).toMatchObject({ gifts: [{ id: open }], hasOlder: false, hasNewer: true })
  expect(back).toMatchObject({ gifts: [{ id: hidden }], hasNewer: false, hasOlder: true })
})

test('someone who gave before she had an account finds her gift and its receipt, and nobody else’s', async () => {
  const { world, open, ada, grace, mina } = await givenGifts()
  expect((await readOwnGifts(world.db, ada, { size: 20 })).gifts).toEqual([])

  expect(await claimDonors(world, ada)).toEqual({ claimed: 1 })
  expect(await claimDonors(world, ada)).toEqual({ claimed: 0 })

  expect((await readOwnGifts(world.db, ada, { size: 20 })).gifts).toMatchObject([
    { id: open, receiptNumber: '2026-000001' },
  ])
  expect((await readOwnReceipts(world.db, ada, { size: 20 })).receipts).toHaveLength(1)
  expect(await readReceipt(world.db, grace, '2026-000001')).toBeNull()
  expect(await readReceipt(world.db, ada, '2026-000002')).toBeNull()
  expect(await readReceipt(world.db, mina, '2026-000002')).not.toBeNull()
})

test('a receipt is genuine only with its own code', async () => {
  const { world, mina } = await givenGifts()
  const receipt = await readReceipt(world.db, mina, '2026-000001')

  expect(await verifyReceipt(world, '2026-000001', receipt?.code ?? '')).toMatchObject({
    isGenuine: true,
    isGrant: false,
    standing: 'current',
  })
  expect(await verifyReceipt(world, '2026-000002', receipt?.code ?? '')).toEqual({ isGenuine: false })
  expect(await verifyReceipt(world, '2026-000001', (receipt?.code ?? '').slice(0, 8))).toEqual({ isGenuine: false })
})

test('a stranger with the address of a thank-you page sees the amount and no name', async () => {
  const { world, open } = await givenGifts()

  const seen = await readThanks(world.db, open, { person: null, intentId: 'someone else’s' })

  expect(seen).toEqual({ progress: 'paid', amount: 10330n, euros: null, payUrl: null, own: null })
})

const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)

test('a giver with many gifts leafs through them, and is told what they are together', async () => {
  const { world, open, ada, grace } = await givenGifts()
  const fundId = await givenFund(world)
  const later = [
    await givenGift(world, { fundId, giverEmail: ada.email }),
    await givenGift(world, { fundId, giverEmail: ada.email }),
  ] as const
  await claimDonors(world, ada)

  const first = await readOwnGifts(world.db, ada, { size: 2 })
  const second = await readOwnGifts(world.db, ada, { size: 2, before: later[0] })
  const back = await readOwnGifts(world.db, ada, { size: 2, after: open })

  expect(first).toMatchObject({ gifts: [{ id: later[1] }, { id: later[0] }], hasNewer: false, hasOlder: true })
  expect(second).toMatchObject({ gifts: [{ id: open }], hasNewer: true, hasOlder: false })
  expect(back).toEqual({ ...first, hasOlder: true })
  const given = [...first.gifts, ...second.gifts].reduce((sum, gift) => sum + gift.gross, 0n)
  expect(await readOwnTotals(world.db, ada)).toEqual({ given, gifts: 3, money: 3, receipts: 3 })
  expect(await readOwnTotals(world.db, grace)).toEqual({ given: 0n, gifts: 0, money: 0, receipts: 0 })
  expect(await readOwnGift(world.db, ada, open)).toMatchObject({ id: open })
  expect(await readOwnGift(world.db, grace, open)).toBeNull()
})

test('a giver with many receipts leafs through them', async () => {
  const { world, ada, grace } = await givenGifts()
  const fundId = await givenFund(world)
  await givenGift(world, { fundId, giverEmail: ada.email })
  await givenGift(world, { fundId, giverEmail: ada.email })
  await claimDonors(world, ada)

  const first = await readOwnReceipts(world.db, ada, { size: 2 })
  const second = await readOwnReceipts(world.db, ada, { size: 2, before: first.receipts[1]?.id })
  const back = await readOwnReceipts(world.db, ada, { size: 2, after: second.receipts[0]?.id })

  expect(first).toMatchObject({ hasNewer: false, hasOlder: true })
  expect(second).toMatchObject({ receipts: [{}], hasNewer: true, hasOlder: false })
  expect(back).toEqual({ ...first, hasOlder: true })
  expect(await readOwnReceipts(world.db, grace, { size: 2 })).toEqual({
    receipts: [],
    hasNewer: false,
    hasOlder: false,
  })
})
