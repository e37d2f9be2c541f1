import { expect, test } from 'vitest'
import { readCampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { setBenefit } from '#app/domain/giving/benefits/set-benefit.server.ts'
import { readMatch } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { readCurrentReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { gatherYear } from '#app/domain/giving/receipts/gather-year.server.ts'
import { statementOf } from '#app/domain/giving/receipts/statement.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { cents, usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { giftBenefits } from '#db/schema/benefits.ts'
import { gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { dinner, givenCampaignWithBenefit, givenTokenLimits } from '#test/support/given/benefits.ts'
import { givenChallenge } from '#test/support/given/challenges.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

async function given(benefit = dinner) {
  const { world } = held
  const people = await cast(world)
  await givenTokenLimits(world)
  const fundId = await givenFund(world)
  const campaignId = await givenCampaignWithBenefit(world, people.fay, { fundId, benefit })
  /** What the page of the campaign says now. */
  const shown = () => readCampaignBenefit(world.db, campaignId)
  const give = async (dollars: number, words: Partial<Parameters<typeof givenGift>[1]> = {}) =>
    givenGift(world, { fundId, campaignId, benefit: await shown(), amount: usd(dollars), coversFee: false, ...words })
  const receiptOf = async (giftId: Awaited<ReturnType<typeof give>>) =>
    (await readCurrentReceipt(world.db, giftId))?.snapshot
  return { world, fundId, campaignId, give, receiptOf, ...people }
}

test('a receipt says the value in good faith and what may be deducted; covered fees are part of the gift', async () => {
  const { give, receiptOf } = await given()

  const plain = await receiptOf(await give(100))
  const covered = await receiptOf(await give(100, { coversFee: true }))

  expect(plain?.deductible).toBe('7000')
  expect(plain?.statements.join(' ')).toContain('We estimate its value in good faith at $30.00.')
  expect(plain?.statements.join(' ')).toContain('beyond that value: $70.00.')
  expect(plain?.statements.join(' ')).not.toContain('No goods or services')
  expect(covered?.deductible, 'the fee she covered is given too').toBe('7330')
})

test('a smaller gift, and one whose giver wants nothing, come without it and are deductible whole', async () => {
  const { world, give, receiptOf } = await given()

  const small = await receiptOf(await give(99))
  const declined = await receiptOf(await give(100, { declinesBenefit: true }))

  for (const receipt of [small, declined]) {
    expect(receipt?.benefit).toBeUndefined()
    expect(receipt?.statements).toContain('No goods or services were provided in exchange for this gift.')
  }
  expect(await world.db.select().from(giftBenefits)).toEqual([])
})

test('a token benefit is named and ignored', async () => {
  const report = { words: 'A printed report', fairValue: usd(18), cost: usd(9), bearsName: true, leastGift: usd(75) }
  const { give, receiptOf } = await given(report)

  const receipt = await receiptOf(await give(75))

  expect(receipt).toMatchObject({ deductible: '7500', benefit: { isToken: true } })
  expect(receipt?.statements.join(' ')).toContain('insubstantial')
})

test('a refund takes what may be deducted with it, part by part', async () => {
  const { world, give, receiptOf, mina } = await given()
  const giftId = await give(100)
  const back = async (dollars: number, before: number) =>
    made(
      await refundGift(world, mina, {
        giftId,
        reason: 'Asked for',
        part: { amount: usd(dollars), refundedBefore: usd(before) },
      }),
    )

  await back(40, 0)
  expect(await receiptOf(giftId)).toMatchObject({ kind: 'amended', amount: '6000', deductible: '3000' })
  await back(35, 40)
  expect(await receiptOf(giftId)).toMatchObject({ amount: '2500', deductible: '0' })
  await back(25, 75)
  expect(await receiptOf(giftId)).toMatchObject({ kind: 'void', amount: '0' })
})

test('what is left of a gift after a refund decides whether the benefit is a token', async () => {
  const report = { words: 'A printed report', fairValue: usd(18), cost: usd(9), bearsName: true, leastGift: usd(75) }
  const { world, give, receiptOf, mina } = await given(report)
  const giftId = await give(75)

  const part = { amount: usd(10), refundedBefore: usd(0) }
  made(await refundGift(world, mina, { giftId, reason: 'Asked for', part }))

  expect(await receiptOf(giftId)).toMatchObject({ amount: '6500', deductible: '4700', benefit: { isToken: false } })
})

test('a giver takes with her what came back and its value, not what it cost the lab', async () => {
  const { world, give, ada } = await given()
  const giftId = await give(100, { giverEmail: ada.email })
  await claimDonors(world, ada)

  const { benefits } = await readOwnRecords(world.db, ada)

  expect(benefits).toEqual([{ gift_id: giftId, words: dinner.words, fair_value: 3_000, given_at: null }])
})

test('a match counts what was given, not what may be deducted; the year says both', async () => {
  const { world, give, fundId, fay } = await given()
  await givenChallenge(world, { fundIds: [fundId], by: fay })
  const giftId = await give(100)
  await give(50)

  expect((await readMatch(world.db, giftId))?.amount).toBe(usd(100))
  const [gift] = await world.db.select().from(gifts)
  const year = await gatherYear(world.db, { donorId: gift?.donorId ?? 'dnr_none', year: 2026 })
  const snapshots = year?.receipts.map(({ snapshot }) => snapshot) ?? []
  const [lab] = snapshots.map((snapshot) => snapshot.lab)
  if (!lab) throw new Error('the year has no receipt')
  const facts = {
    number: '2026-S000001',
    year: 2026,
    lab,
    giver: 'Ada',
    receipts: snapshots,
    issuedOn: '2027-01-10' as Day,
    supersedes: null,
    throughFunds: 0,
  }
  const statement = statementOf(facts)
  const [first] = snapshots
  const onlyFirst = statementOf({ ...facts, receipts: first ? [first] : [] })
  expect(onlyFirst.statements.join(' '), 'nothing is said of others').not.toContain('For the others')
  expect(statement.statements.join(' ')).toContain('For the others no goods or services were provided.')
  expect(statement.total).toBe('15000')
  expect(statement.statements.join(' ')).toContain('Of this, $120.00 may be deducted')
})

test('a change holds for gifts begun later; nothing is given once it is taken away', async () => {
  const { world, campaignId, give, receiptOf, fay } = await given()
  const before = await give(100)
  made(await setBenefit(world, fay, { campaignId, benefit: { ...dinner, fairValue: usd(50) } }))
  const after = await give(100)
  made(await setBenefit(world, fay, { campaignId, benefit: null }))
  const last = await give(100)

  const deductible = async (giftId: typeof before) => (await receiptOf(giftId))?.deductible
  expect([await deductible(before), await deductible(after), await deductible(last)]).toEqual([
    '7000',
    '5000',
    undefined,
  ])
  expect(await readCampaignBenefit(world.db, campaignId)).toBeNull()
})

test('what a page said when a gift began holds, whatever the campaign says by the time it is sent', async () => {
  const { world, campaignId, give, receiptOf, fay } = await given()
  const shown = await readCampaignBenefit(world.db, campaignId)
  made(await setBenefit(world, fay, { campaignId, benefit: { ...dinner, words: 'A pen', fairValue: usd(50) } }))

  const before = await receiptOf(await give(100, { benefit: shown }))
  const unsaid = await receiptOf(await give(100, { benefit: null }))

  expect(before).toMatchObject({ deductible: '7000', benefit: { words: dinner.words } })
  expect(unsaid?.benefit, 'a page that said nothing').toBeUndefined()
})

test('compute, priority and a benefit worth the whole gift are refused, and who may not sets none', async () => {
  const { world, campaignId, fay, ravi, otto } = await given()
  const set = (words: Partial<typeof dinner>, id = campaignId) =>
    setBenefit(world, fay, { campaignId: id, benefit: { ...dinner, ...words } })

  expect(await set({ words: '1,000 GPU hours' })).toEqual({ ok: false, refused: 'not-for-sale' })
  expect(await set({ words: ' ' })).toEqual({ ok: false, refused: 'no-words' })
  expect(await set({ fairValue: usd(0) })).toEqual({ ok: false, refused: 'no-value' })
  expect(await set({ cost: cents(-1n) })).toEqual({ ok: false, refused: 'no-value' })
  expect(await set({ leastGift: usd(30) })).toEqual({ ok: false, refused: 'gift-not-above-value' })
  expect(await set({}, 'cmp_none')).toEqual({ ok: false, refused: 'no-such-campaign' })
  for (const person of [ravi, otto])
    expect(await setBenefit(world, person, { campaignId, benefit: dinner })).toEqual({
      ok: false,
      refused: 'not-allowed',
    })
})
