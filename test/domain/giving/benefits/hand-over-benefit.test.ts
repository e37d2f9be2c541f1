import { expect, test } from 'vitest'
import { handOverBenefit } from '#app/domain/giving/benefits/hand-over-benefit.server.ts'
import { readOwed } from '#app/domain/giving/benefits/read-owed.server.ts'
import { readCurrentReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { dinner, givenCampaignWithBenefit } from '#test/support/given/benefits.ts'
import { askOf, givenFund, givenGift, givenStarted, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

async function given() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const campaignId = await givenCampaignWithBenefit(world, people.fay, { fundId })
  const words = { fundId, campaignId, benefit: dinner, amount: usd(100), coversFee: false }
  const owed = async (person = people.fay) => (await readOwed(world.db, person, 'owed'))?.map(({ giftId }) => giftId)
  return { world, words, owed, ...people }
}

test('what is owed is listed once its gift is here, until somebody notes that the giver has it, and again after a mistake', async () => {
  const { world, words, owed, fay } = await given()
  await givenStarted(world, askOf(world, words))
  const giftId = await givenGift(world, words)
  const receipt = await readCurrentReceipt(world.db, giftId)
  expect(await owed()).toEqual([giftId])

  const both = await Promise.all([1, 2].map(() => handOverBenefit(world, fay, { giftId, isGiven: true })))

  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await owed()).toEqual([])
  expect(await readOwed(world.db, fay, 'given')).toMatchObject([{ giftId, words: dinner.words }])
  expect((await readCurrentReceipt(world.db, giftId))?.number).toBe(receipt?.number)
  expect(await handOverBenefit(world, fay, { giftId, isGiven: false })).toMatchObject({ ok: true })
  expect(await owed()).toEqual([giftId])
})

test('a gift that went back owes nothing, one that is not here cannot be answered, and who may not notes nothing', async () => {
  const { world, words, owed, fay, mina, otto } = await given()
  const started = await givenStarted(world, askOf(world, words))
  const giftId = await givenGift(world, words)
  const note = (id: typeof giftId, person = fay) => handOverBenefit(world, person, { giftId: id, isGiven: true })

  expect(await note(started.giftId)).toEqual({ ok: false, refused: 'not-here' })
  expect(await note(giftId, otto)).toEqual({ ok: false, refused: 'not-staff' })
  expect(await note('gft_none')).toEqual({ ok: false, refused: 'no-such-benefit' })
  await refundGift(world, mina, { giftId, reason: 'Asked for' })

  expect(await owed()).toEqual([])
})

test('who gave anonymously is named to finance alone, who hands it over', async () => {
  const { world, words, fay, mina } = await given()
  const giftId = await givenGift(world, { ...words, visibility: 'anonymous' })

  expect(await readOwed(world.db, fay, 'owed')).toMatchObject([{ giver: null }])
  expect(await readOwed(world.db, mina, 'owed')).toMatchObject([{ giver: { name: 'Ada Lovelace' } }])
  expect(await handOverBenefit(world, fay, { giftId, isGiven: true })).toMatchObject({ refused: 'no-such-benefit' })
  expect(await handOverBenefit(world, mina, { giftId, isGiven: true })).toMatchObject({ ok: true })
})
