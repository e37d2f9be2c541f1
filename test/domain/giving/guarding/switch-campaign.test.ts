import { expect, test } from 'vitest'
import { guardStart } from '#app/domain/giving/guarding/guard-start.server.ts'
import { switchCampaign } from '#app/domain/giving/guarding/switch-campaign.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenCampaign, givenFund } from '#test/support/given/giving.ts'
import { start } from '#test/support/given/guarding.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'Many cards fail'

test('one campaign is stopped and let go on; the others take gifts meanwhile', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const fundId = await givenFund(world)
  const campaignId = await givenCampaign(world, { fundId })
  const other = await givenCampaign(world, { fundId })
  const stop = { campaignId, isStopped: true, reason }

  expect(await switchCampaign(world, fay, stop)).toMatchObject({ refused: 'not-allowed' })
  expect(await switchCampaign(world, mina, { ...stop, reason: '' })).toMatchObject({ refused: 'no-reason' })
  expect(await switchCampaign(world, mina, { ...stop, campaignId: 'cmp_none' })).toMatchObject({
    refused: 'no-such-campaign',
  })
  expect(await switchCampaign(world, mina, stop)).toMatchObject({ ok: true })
  expect(await switchCampaign(world, mina, stop)).toMatchObject({ refused: 'already-so' })
  expect(await guardStart(world, { ...start, campaignId })).toMatchObject({ refused: 'stopped' })
  expect(await guardStart(world, { ...start, campaignId: other })).toMatchObject({ ok: true })

  expect(await switchCampaign(world, mina, { ...stop, isStopped: false })).toMatchObject({ ok: true })
  expect(await guardStart(world, { ...start, campaignId })).toMatchObject({ ok: true })
})
