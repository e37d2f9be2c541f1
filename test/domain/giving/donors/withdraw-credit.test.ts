import { expect, test } from 'vitest'
import { creditGift } from '#app/domain/giving/donors/credit-gift.server.ts'
import { readCredits } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { withdrawCredit } from '#app/domain/giving/donors/withdraw-credit.server.ts'
import { receiveMatch } from '#app/domain/giving/employer/receive-match.server.ts'
import { usd } from '#app/units/money.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenClaim, givenTwoGifts } from '#test/support/given/employer.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a credit is taken back once', async () => {
  const given = await givenGivers(held.world)
  const { world, fay, otto } = given
  const { giftId } = await givenCheque(given)
  const donorId = await givenDonor(world, { name: 'Mary Somerville' })
  const { creditId } = made(await creditGift(world, fay, { giftId, donorId, kind: 'introduced', amount: usd(100) }))

  const audited = await withdrawCredit(world, otto, { creditId })
  const both = await Promise.all([withdrawCredit(world, fay, { creditId }), withdrawCredit(world, fay, { creditId })])

  expect(audited).toEqual({ ok: false, refused: 'not-staff' })
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, refused: 'no-such-credit' })
  expect(await readCredits(world.db, fay, { giftId })).toEqual([])
})

test('a credit that a claim on an employer gave is not taken back without the claim', async () => {
  const given = await givenTwoGifts(held.world)
  const { world, fay, companyGiftId } = given
  const claimId = await givenClaim(world, given)
  made(await receiveMatch(world, fay, { claimId, companyGiftId, amount: usd(500) }))
  const [credit] = await readCredits(world.db, fay, { giftId: companyGiftId })

  expect(await withdrawCredit(world, fay, { creditId: credit?.id ?? 'sfc_none' })).toMatchObject({
    refused: 'of-a-claim',
  })
})
