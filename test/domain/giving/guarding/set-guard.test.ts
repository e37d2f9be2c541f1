import { expect, test } from 'vitest'
import { forgetRefused } from '#app/domain/giving/guarding/forget-refused.server.ts'
import { guardStart, type Start } from '#app/domain/giving/guarding/guard-start.server.ts'
import { readGuarding } from '#app/domain/giving/guarding/read-guard.server.ts'
import { setGuard } from '#app/domain/giving/guarding/set-guard.server.ts'
import { switchCampaign } from '#app/domain/giving/guarding/switch-campaign.server.ts'
import { usd } from '#app/units/money.ts'
import { refusedStarts } from '#db/schema/guarding.ts'
import { cast } from '#test/support/cast.ts'
import { givenCampaign, givenFund } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const start: Start = {
  intentId: 'mine',
  amount: usd(10),
  campaignId: null,
  network: '10.0.0.0/24',
  isCrowded: false,
  sealed: undefined,
  answer: undefined,
}
const reason = 'Many cards fail'

test('staff ask everybody, raise the smallest gift, or stop giving; it counts from then on', async () => {
  const { world } = held
  const { mina } = await cast(world)
  expect(await guardStart(world, start)).toMatchObject({ ok: true })

  await setGuard(world, mina, { mode: 'open', smallest: usd(20), reason })
  expect(await guardStart(world, start)).toMatchObject({ refused: 'too-small', detail: { least: 2000n } })
  await setGuard(world, mina, { mode: 'challenge', smallest: usd(5), reason })
  expect(await guardStart(world, start)).toMatchObject({ refused: 'unanswered' })
  await setGuard(world, mina, { mode: 'stopped', smallest: usd(5), reason })
  expect(await guardStart(world, start)).toMatchObject({ refused: 'stopped' })

  const page = await readGuarding(world.db, mina, world.clock.now())
  expect(page?.guard).toMatchObject({ mode: 'stopped', reason })
  expect(page?.refused.map(({ because, times }) => [because, times])).toEqual(
    expect.arrayContaining([
      ['too-small', 1],
      ['unanswered', 1],
      ['stopped', 1],
    ]),
  )
})

test('only finance and administrators set it, with a reason and within bounds', async () => {
  const { world } = held
  const { mina, fay, june } = await cast(world)

  for (const person of [fay, june])
    expect(await setGuard(world, person, { mode: 'stopped', smallest: usd(5), reason })).toMatchObject({
      refused: 'not-allowed',
    })
  expect(await setGuard(world, mina, { mode: 'open', smallest: usd(5), reason: ' ' })).toMatchObject({
    refused: 'no-reason',
  })
  expect(await setGuard(world, mina, { mode: 'open', smallest: usd(4), reason })).toMatchObject({
    refused: 'out-of-bounds',
  })
  expect(await readGuarding(world.db, june, world.clock.now())).toBeNull()
})

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

test('what was refused is forgotten after a month', async () => {
  const { world } = held
  const { mina } = await cast(world)
  await setGuard(world, mina, { mode: 'stopped', smallest: usd(5), reason })
  await guardStart(world, start)

  world.clock.advance(31 * 86_400_000)

  expect(await forgetRefused(world)).toEqual({ refused: 1 })
  expect(await world.db.select().from(refusedStarts)).toEqual([])
})
