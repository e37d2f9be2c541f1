import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { creditGift } from '#app/domain/giving/donors/credit-gift.server.ts'
import { readCredits } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { withdrawCredit } from '#app/domain/giving/donors/withdraw-credit.server.ts'
import { readClaim } from '#app/domain/giving/employer/read-claims.server.ts'
import { receiveMatch } from '#app/domain/giving/employer/receive-match.server.ts'
import { readCurrentReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { usd } from '#app/units/money.ts'
import { softCredits } from '#db/schema/donors.ts'
import { receipts } from '#db/schema/receipts.ts'
import { engines, givenClaim, givenTwoGifts } from '#test/support/given/employer.ts'
import { givenCheque } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
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

test('one gift of a company answers several claims, up to what it is and never above', async () => {
  const two = await given()
  const { world, fay, ada, companyGiftId, claimId } = two
  const { giftId } = await givenCheque(two, { dollars: 1_800 })
  const second = await givenClaim(world, { ada, giftId })
  await receiveMatch(world, fay, { claimId, companyGiftId, amount: usd(500) })

  const beyond = await receiveMatch(world, fay, { claimId: second, companyGiftId, amount: usd(1_500.01) })
  expect(beyond).toEqual({ ok: false, refused: 'more-than-is-left', detail: { left: usd(1_500) } })
  expect(await receiveMatch(world, fay, { claimId: second, companyGiftId, amount: usd(1_500) })).toMatchObject({
    ok: true,
  })

  const credits = await readCredits(world.db, fay, { giftId: companyGiftId })
  expect(credits.map(({ amount }) => amount).sort()).toEqual([usd(1_500), usd(500)].sort())
  expect(credits.map((credit) => credit.claimId).sort()).toEqual([claimId, second].sort())
})

test('two claims at once never have more of a gift than it is, and the database refuses what a verb would not', async () => {
  const two = await given()
  const { world, fay, ada, companyGiftId, claimId } = two
  const { giftId } = await givenCheque(two, { dollars: 1_800 })
  const second = await givenClaim(world, { ada, giftId })
  const ask = { companyGiftId, amount: usd(1_200) }

  const both = await Promise.all([claimId, second].map((id) => receiveMatch(world, fay, { claimId: id, ...ask })))

  expect(both.map((one) => (one.ok ? 'done' : one.refused)).sort()).toEqual(['done', 'more-than-is-left'])
  const more = world.db.execute(sql`update employer_claim set answered = 200001 where state = 'received'`)
  await expect(more).rejects.toMatchObject({ cause: { code: '23514' } })
})

test('a giver whom staff have credited by hand is credited by a claim once that credit is taken back', async () => {
  const { world, fay, donorId, companyGiftId, claimId } = await given()
  const ask = { claimId, companyGiftId, amount: usd(500) }
  const { creditId } = made(
    await creditGift(world, fay, { giftId: companyGiftId, donorId, kind: 'employer', amount: usd(300) }),
  )

  expect(await receiveMatch(world, fay, ask)).toMatchObject({ refused: 'credited-already' })
  await withdrawCredit(world, fay, { creditId })
  expect(await receiveMatch(world, fay, ask)).toMatchObject({ ok: true })
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
