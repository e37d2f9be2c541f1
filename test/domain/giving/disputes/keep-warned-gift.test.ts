import { expect, test } from 'vitest'
import { keepWarnedGift } from '#app/domain/giving/disputes/keep-warned-gift.server.ts'
import { readOpenWarnings } from '#app/domain/giving/disputes/read-disputes.server.ts'
import { readGivingWaiting } from '#app/domain/giving/read-giving-waiting.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { fraudWarnings } from '#db/schema/disputes.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, givenGift, pass, useTill } from '#test/support/given/giving.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

async function warned() {
  const { world } = held
  const people = await cast(world)
  const giftId = await givenGift(world, {
    fundId: await givenFund(world),
    card: '4000000000005423',
    visibility: 'anonymous',
  })
  await pass(world, till, 120)
  await hearAll(world)
  const [warning] = await world.db.select().from(fraudWarnings)
  return { world, giftId, warningId: warning?.id ?? 'fwn_none', ...people }
}

test('a warning of fraud waits for finance, and a refund answers it', async () => {
  const { world, mina, fay, giftId, warningId } = await warned()

  expect(await readGivingWaiting(world.db, mina, world.clock.now())).toMatchObject([
    { act: 'judge-warning', at: warningId },
  ])
  expect(await readOpenWarnings(world.db, fay)).toMatchObject([{ giverName: null }])
  await refundGift(world, mina, { giftId, reason: 'Called fraud' })

  expect(await readGivingWaiting(world.db, mina, world.clock.now())).toEqual([])
})

test('finance keeps a gift in spite of a warning, once and with a reason', async () => {
  const { world, mina, fay, giftId, warningId } = await warned()

  expect(await keepWarnedGift(world, fay, { warningId, reason: 'Known' })).toMatchObject({ refused: 'not-an-officer' })
  expect(await keepWarnedGift(world, mina, { warningId, reason: ' ' })).toMatchObject({ refused: 'no-reason' })
  expect(await keepWarnedGift(world, mina, { warningId: 'fwn_none', reason: 'Known' })).toMatchObject({
    refused: 'no-such-warning',
  })
  expect(await keepWarnedGift(world, mina, { warningId, reason: 'She telephoned' })).toMatchObject({
    ok: true,
    value: { giftId },
  })
  expect(await keepWarnedGift(world, mina, { warningId, reason: 'Again' })).toMatchObject({
    refused: 'already-decided',
  })
  expect(await readGivingWaiting(world.db, mina, world.clock.now())).toEqual([])
})
