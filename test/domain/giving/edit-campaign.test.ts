import { expect, test } from 'vitest'
import { editCampaign } from '#app/domain/giving/edit-campaign.server.ts'
import { readCampaign } from '#app/domain/giving/read-campaigns.server.ts'
import { cast } from '#test/support/cast.ts'
import { campaignWords, givenCampaign, givenFund } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const { slug: _slug, ...words } = campaignWords

test('a fundraiser changes a campaign’s words, goal and window', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const campaignId = await givenCampaign(world, { fundId: await givenFund(world) })

  const outcome = await editCampaign(world, fay, { campaignId, ...words, name: 'Later', goal: 500n, closesAt: null })

  expect(outcome).toMatchObject({ ok: true })
  expect(await readCampaign(world.db, campaignId)).toMatchObject({ name: 'Later', goal: 500n, closesAt: null })
})

test('a change that makes no sense is refused, and nothing is changed', async () => {
  const { world } = held
  const { fay, june } = await cast(world)
  const campaignId = await givenCampaign(world, { fundId: await givenFund(world) })
  const before = await readCampaign(world.db, campaignId)
  const closesAt = new Date('2026-02-01T00:00:00Z')

  expect(await editCampaign(world, june, { campaignId, ...words })).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await editCampaign(world, fay, { campaignId, ...words, goal: 0n })).toEqual({ ok: false, refused: 'no-goal' })
  expect(await editCampaign(world, fay, { campaignId, ...words, closesAt })).toEqual({
    ok: false,
    refused: 'ends-before-it-begins',
  })
  expect(await editCampaign(world, fay, { campaignId: 'cmp_none', ...words })).toEqual({
    ok: false,
    refused: 'no-such-campaign',
  })
  expect(await readCampaign(world.db, campaignId)).toEqual(before)
})
