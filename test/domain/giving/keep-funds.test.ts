import { expect, test } from 'vitest'
import { type CampaignWords, createCampaign } from '#app/domain/giving/create-campaign.server.ts'
import { createFund, type FundWords } from '#app/domain/giving/create-fund.server.ts'
import { editCampaign } from '#app/domain/giving/edit-campaign.server.ts'
import { editFund } from '#app/domain/giving/edit-fund.server.ts'
import { readCampaign } from '#app/domain/giving/read-campaigns.server.ts'
import { readFundMoney } from '#app/domain/giving/read-funds.server.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { givenCampaign, givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

const fund: FundWords = {
  slug: 'compute',
  name: 'Compute fund',
  purpose: 'Hours',
  restriction: 'purpose',
  isOpen: true,
  position: 0,
}
const campaign: Omit<CampaignWords, 'fundId'> = {
  slug: 'spring',
  name: 'Spring',
  ask: 'Hours',
  goalKind: 'dollars',
  goal: 100_000n,
  opensAt: new Date('2026-03-01T00:00:00Z'),
  closesAt: new Date('2026-04-01T00:00:00Z'),
}

test('finance opens a fund; its address is taken once and is made of plain words', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)

  expect(await createFund(world, fay, fund)).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await createFund(world, mina, { ...fund, slug: 'No Way' })).toEqual({ ok: false, refused: 'bad-slug' })
  expect(await createFund(world, mina, fund)).toMatchObject({ ok: true })
  expect(await createFund(world, mina, fund)).toEqual({ ok: false, refused: 'slug-taken' })
})

test('the restriction of a fund stays once there are gifts', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const fundId = await givenFund(world)
  const { slug: _slug, ...words } = fund
  expect(await editFund(world, fay, { fundId, ...words })).toEqual({ ok: false, refused: 'not-an-officer' })
  expect(await editFund(world, mina, { fundId: 'fnd_none', ...words })).toEqual({ ok: false, refused: 'no-such-fund' })
  await givenGift(world, { fundId })

  expect(await editFund(world, mina, { fundId, ...words, restriction: 'none' })).toEqual({
    ok: false,
    refused: 'promised',
  })
  expect(await editFund(world, mina, { fundId, ...words, isOpen: false })).toMatchObject({ ok: true })
  expect(await readFundMoney(world.db)).toMatchObject([{ isOpen: false, received: 10330n, left: 10330n, gifts: 1 }])
})

test('a campaign counts gifts without their covered fees', async () => {
  const { world } = held
  const { fay, june } = await cast(world)
  const fundId = await givenFund(world)
  expect(await createCampaign(world, june, { ...campaign, fundId })).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await createCampaign(world, fay, { ...campaign, fundId, goal: 0n })).toEqual({ ok: false, refused: 'no-goal' })
  const made = await createCampaign(world, fay, { ...campaign, fundId })
  expect(await createCampaign(world, fay, { ...campaign, fundId })).toEqual({ ok: false, refused: 'slug-taken' })
  if (!made.ok) throw new Error(made.refused)

  await givenGift(world, { fundId, campaignId: made.value.campaignId, amount: usd(100) })

  expect(await readCampaign(world.db, made.value.campaignId)).toMatchObject({ received: 10_000n, donors: 1 })
})

test('a campaign cannot be edited to end before it begins', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const campaignId = await givenCampaign(world, { fundId: await givenFund(world) })
  const { slug: _slug, ...words } = campaign
  const closesAt = new Date('2026-02-01T00:00:00Z')

  expect(await editCampaign(world, fay, { campaignId, ...words, closesAt })).toEqual({
    ok: false,
    refused: 'ends-before-it-begins',
  })
  expect(await editCampaign(world, fay, { campaignId: 'cmp_none', ...words })).toEqual({
    ok: false,
    refused: 'no-such-campaign',
  })
  expect(await editCampaign(world, fay, { campaignId, ...words, name: 'Later' })).toMatchObject({ ok: true })
})
