import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { reachedOf } from '#app/domain/giving/campaign.ts'
import { type CampaignProgress, readCampaign } from '#app/domain/giving/read-campaigns.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import type { Id } from '#app/units/id.ts'
import { cents, usd } from '#app/units/money.ts'
import { recurringPlans } from '#db/schema/recurring.ts'
import { cast } from '#test/support/cast.ts'
import { givenCampaign, givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { givenPlan } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const reason = 'The giver asked for it'

async function read(campaignId: Id<'cmp'>): Promise<CampaignProgress> {
  const campaign = await readCampaign(held.world.db, campaignId)
  if (!campaign) throw new Error('the campaign is gone')
  return campaign
}

test('money that goes back takes a goal back with it, in dollars, donors and hours', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const campaignId = await givenCampaign(world, { fundId })
  const whole = await givenGift(world, { fundId, campaignId, amount: usd(100), giverEmail: 'one@example.org' })
  const part = await givenGift(world, { fundId, campaignId, amount: usd(100), giverEmail: 'two@example.org' })
  expect(await read(campaignId)).toMatchObject({ received: usd(200), donors: 2 })

  await refundGift(world, mina, { giftId: whole, reason })
  await refundGift(world, mina, { giftId: part, reason, part: { amount: usd(60), refundedBefore: usd(0) } })

  const campaign = await read(campaignId)
  expect(campaign).toMatchObject({ received: usd(40), donors: 1 })
  expect(reachedOf({ ...campaign, goalKind: 'gpu_hours' }, cents(300n))).toBe(13n * 3600n)
})

test('a goal of monthly donors counts each once, while her plan runs', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const other = await givenFund(world)
  const campaignId = await givenCampaign(world, { fundId, goalKind: 'monthly_donors', goal: 10n })
  const first = await givenPlan(world, { fundId, campaignId, giverEmail: 'one@example.org' })
  await givenPlan(world, { fundId: other, campaignId, giverEmail: 'one@example.org' })
  await givenPlan(world, { fundId, campaignId, giverEmail: 'two@example.org' })
  await givenPlan(world, { fundId, campaignId, giverEmail: 'three@example.org', interval: 'year' })
  await givenGift(world, { fundId, campaignId, giverEmail: 'four@example.org' })

  expect(reachedOf(await read(campaignId), null)).toBe(2n)

  // why: what a plan's end does at Stripe is proved with the verb that ends it.
  await world.db.update(recurringPlans).set({ state: 'cancelling' }).where(eq(recurringPlans.id, first))
  expect(reachedOf(await read(campaignId), null)).toBe(2n)
})

test('a goal in hours says nothing while no rate is published', async () => {
  const campaign = { goalKind: 'gpu_hours' as const, received: usd(10), donors: 1, monthlyDonors: 0 }

  expect(reachedOf(campaign, null)).toBeNull()
  expect(reachedOf(campaign, cents(250n))).toBe(4n * 3600n)
})
