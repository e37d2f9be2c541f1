import { expect, test } from 'vitest'
import { createCampaign } from '#app/domain/giving/create-campaign.server.ts'
import { readCampaign } from '#app/domain/giving/read-campaigns.server.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { campaignWords, givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

test('a campaign counts gifts without their covered fees', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const fundId = await givenFund(world)
  const { campaignId } = made(await createCampaign(world, fay, { ...campaignWords, fundId }))

  await givenGift(world, { fundId, campaignId, amount: usd(100) })

  expect(await readCampaign(world.db, campaignId)).toMatchObject({ received: 10_000n, donors: 1 })
})

test('a campaign that makes no sense is refused, each for its reason', async () => {
  const { world } = held
  const { fay, june } = await cast(world)
  const campaign = { ...campaignWords, fundId: await givenFund(world) }
  const closesAt = campaign.opensAt

  expect(await createCampaign(world, june, campaign)).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await createCampaign(world, fay, { ...campaign, slug: 'Spring!' })).toEqual({ ok: false, refused: 'bad-slug' })
  expect(await createCampaign(world, fay, { ...campaign, goal: 0n })).toEqual({ ok: false, refused: 'no-goal' })
  expect(await createCampaign(world, fay, { ...campaign, goal: -5n })).toEqual({ ok: false, refused: 'no-goal' })
  expect(await createCampaign(world, fay, { ...campaign, closesAt })).toEqual({
    ok: false,
    refused: 'ends-before-it-begins',
  })
  expect(await createCampaign(world, fay, { ...campaign, fundId: 'fnd_none' })).toEqual({
    ok: false,
    refused: 'no-such-fund',
  })
})

test('an address is taken once, also by two fundraisers at once', async () => {
  const { world } = held
  const { fay, mina } = await cast(world)
  const campaign = { ...campaignWords, fundId: await givenFund(world) }

  const outcomes = await Promise.all([createCampaign(world, fay, campaign), createCampaign(world, mina, campaign)])
  const later = await createCampaign(world, fay, campaign)

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(later).toEqual({ ok: false, refused: 'slug-taken' })
})
