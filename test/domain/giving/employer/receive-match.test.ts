import { expect, test } from 'vitest'
import { creditGift } from '#app/domain/giving/donors/credit-gift.server.ts'
import { readCredits } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { readClaim } from '#app/domain/giving/employer/read-claims.server.ts'
import { receiveMatch } from '#app/domain/giving/employer/receive-match.server.ts'
import { readCurrentReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { usd } from '#app/units/money.ts'
import { softCredits } from '#db/schema/donors.ts'
import { receipts } from '#db/schema/giving.ts'
import { engines, givenClaim, givenTwoGifts } from '#test/support/given/employer.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const gifts = await givenTwoGifts(held.world)
  return { ...gifts, claimId: await givenClaim(held.world, gifts) }
}

test('the gift of the company stays the company’s; the giver is credited softly, once, and has no further receipt', async () => {
  const { world, fay, donorId, companyGiftId, claimId } = await given()
  const ask = { claimId, companyGiftId, amount: usd(500) }

  const both = await Promise.all([receiveMatch(world, fay, ask), receiveMatch(world, fay, ask)])

  expect(both.map((one) => (one.ok ? 'done' : one.refused)).sort()).toEqual(['done', 'ended-already'])
  expect(await readClaim(world.db, fay, claimId)).toMatchObject({ state: 'received', companyGiftId })
  expect(await world.db.select().from(softCredits)).toMatchObject([
    { giftId: companyGiftId, donorId, kind: 'employer', amount: usd(500) },
  ])
  expect((await readCurrentReceipt(world.db, companyGiftId))?.snapshot.giver).toBe(engines)
  expect(await world.db.select().from(receipts)).toHaveLength(2)
})

test('a credit that staff gave by hand before is the one that counts', async () => {
  const { world, fay, donorId, companyGiftId, claimId } = await given()
  await creditGift(world, fay, { giftId: companyGiftId, donorId, kind: 'employer', amount: usd(300) })

  expect(await receiveMatch(world, fay, { claimId, companyGiftId, amount: usd(500) })).toMatchObject({ ok: true })

  expect(await readCredits(world.db, fay, { giftId: companyGiftId })).toHaveLength(1)
})

test('more than the company gave, nothing, her own gift and one that is not there are refused', async () => {
  const { world, fay, otto, giftId, companyGiftId, claimId } = await given()
  const receive = (words: Partial<Parameters<typeof receiveMatch>[2]>, person = fay) =>
    receiveMatch(world, person, { claimId, companyGiftId, amount: usd(500), ...words })

  expect(await receive({ amount: usd(2_000.01) })).toMatchObject({ refused: 'more-than-the-gift' })
  expect(await receive({ amount: usd(0) })).toMatchObject({ refused: 'nothing' })
  expect(await receive({ companyGiftId: giftId })).toMatchObject({ refused: 'gave-it' })
  expect(await receive({ companyGiftId: 'gft_none' })).toMatchObject({ refused: 'no-such-gift' })
  expect(await receive({ claimId: 'ecl_none' })).toMatchObject({ refused: 'no-such-claim' })
  expect(await receive({}, otto)).toMatchObject({ refused: 'not-staff' })
  expect(await readClaim(world.db, fay, claimId)).toMatchObject({ state: 'noted' })
})
