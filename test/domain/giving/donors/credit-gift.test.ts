import { expect, test } from 'vitest'
import { creditGift } from '#app/domain/giving/donors/credit-gift.server.ts'
import { readCredits, readDonorRecord } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { withdrawCredit } from '#app/domain/giving/donors/withdraw-credit.server.ts'
import { writeNote } from '#app/domain/giving/donors/write-note.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { usd } from '#app/units/money.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenBack, givenCheque, givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an adviser is credited for the gift of her fund, in no total; not above the gift, not twice, not its giver', async () => {
  const given = await givenGivers(held.world)
  const { world, fay, otto } = given
  const daf = { kind: 'new', name: 'Harbour Gift Fund', email: null, is: 'organisation' } as const
  const { giftId, donorId: sponsor } = await givenCheque(given, { channel: 'daf', donor: daf, dollars: 500 })
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  const ask = { giftId, donorId, kind: 'adviser', amount: usd(500) } as const

  const { creditId } = made(await creditGift(world, fay, ask))
  const refused = [
    await creditGift(world, fay, ask),
    await creditGift(world, fay, { ...ask, donorId: sponsor }),
    await creditGift(world, fay, { ...ask, donorId: await givenDonor(world, { name: 'Ann' }), amount: usd(500.01) }),
    await creditGift(world, otto, ask),
  ]
  const record = await readDonorRecord(world, otto, donorId)
  const money = await readDonor(world.db, otto, donorId)
  made(await withdrawCredit(world, fay, { creditId }))

  expect(refused.map((outcome) => (outcome.ok ? 'credited' : outcome.refused))).toEqual([
    'credited-already',
    'gave-it',
    'more-than-the-gift',
    'not-staff',
  ])
  expect(record).toMatchObject({ credited: usd(500), credits: [{ donor: 'Harbour Gift Fund', kind: 'adviser' }] })
  expect(money).toMatchObject({ gifts: 0, total: 0n })
  expect(await withdrawCredit(world, fay, { creditId })).toEqual({ ok: false, refused: 'no-such-credit' })
  expect(await readCredits(world.db, fay, { giftId })).toEqual([])
})

test('a gift that went back credits nobody any more', async () => {
  const given = await givenGivers(held.world)
  const { world, fay } = given
  const { giftId } = await givenCheque(given, { dollars: 500 })
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  made(await creditGift(world, fay, { giftId, donorId, kind: 'introduced', amount: usd(100) }))

  await givenBack(given, giftId, usd(500))

  expect(await readDonorRecord(world, fay, donorId)).toMatchObject({ credits: [], credited: 0n })
})

test('a fundraiser does not learn who stands behind an anonymous gift, neither as giver nor as credited', async () => {
  const given = await givenGivers(held.world)
  const { world, fay, mina } = given
  const { giftId, donorId: hidden } = await givenCheque(given, { visibility: 'anonymous' })
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  const ask = { giftId, donorId, kind: 'adviser', amount: usd(10) } as const

  const asked = [await creditGift(world, fay, ask), await creditGift(world, mina, ask)]

  expect(asked.map(({ ok }) => ok)).toEqual([false, true])
  expect(await readCredits(world.db, fay, { donorId })).toEqual([])
  expect(await readCredits(world.db, mina, { donorId })).toHaveLength(1)
  expect(await readDonorRecord(world, fay, hidden)).toBeNull()
  expect(await writeNote(world, fay, { donorId: hidden, words: 'Who?' })).toEqual({
    ok: false,
    refused: 'no-such-donor',
  })
})
