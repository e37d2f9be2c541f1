import { expect, test } from 'vitest'
import { endChallenge } from '#app/domain/giving/challenges/end-challenge.server.ts'
import { readChallengesWaiting } from '#app/domain/giving/challenges/read-challenges-waiting.server.ts'
import { readOwnChallenges } from '#app/domain/giving/challenges/read-own-challenges.server.ts'
import { writeOffChallenge } from '#app/domain/giving/challenges/write-off-challenge.server.ts'
import { gatherGiftReceipt } from '#app/domain/giving/letters.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { pledgeLosses, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { givenChallenge, givenCheque, readChallengeRow, readMatched } from '#test/support/given/challenges.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'The foundation was dissolved'

async function givenMatched() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const challengeId = await givenChallenge(world, { fundIds: [fundId], by: people.fay })
  const giftId = await givenCheque(world, people.mina, { splits: [{ fundId, amount: usd(400) }] })
  return { world, fundId, challengeId, giftId, ...people }
}

test('what an ended challenge owes is written off as a loss, once; its gifts stay matched', async () => {
  const { world, challengeId, giftId, mina, fay } = await givenMatched()
  await endChallenge(world, fay, { challengeId, reason: 'Over' })
  world.clock.advance(31 * 86_400_000)
  expect(await readChallengesWaiting(world.db, mina, world.clock.now())).toMatchObject([
    { act: 'chase-challenge', at: challengeId, title: '$400.00 of The spring challenge' },
  ])

  const outcomes = await Promise.all([1, 2].map(() => writeOffChallenge(world, mina, { challengeId, reason })))

  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  expect(outcomes.find((one) => !one.ok)).toMatchObject({ refused: 'nothing-owed' })
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
  expect(await readBalance(world.db, pledgeLosses)).toBe(usd(400))
  expect(await readMatched(world, giftId)).toEqual([usd(400)])
  expect(await readChallengesWaiting(world.db, mina, world.clock.now())).toEqual([])
})

test('a gift that goes back after the write-off moves nothing more of the promise', async () => {
  const { world, challengeId, giftId, mina, fay } = await givenMatched()
  await endChallenge(world, fay, { challengeId, reason: 'Over' })
  await writeOffChallenge(world, mina, { challengeId, reason })

  await refundGift(world, mina, { giftId, reason: 'Asked for' })

  expect(await readChallengeRow(world, challengeId)).toMatchObject({ matched: usd(400), writtenOff: usd(400) })
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
})

test('an open challenge, nothing owed, no reason, and whoever is not finance are refused', async () => {
  const { world, fundId, challengeId, giftId, mina, fay } = await givenMatched()
  const refusal = async (words: { by?: typeof mina; reason?: string }) =>
    writeOffChallenge(world, words.by ?? mina, { challengeId, reason: words.reason ?? reason })

  expect(await refusal({ by: fay })).toMatchObject({ refused: 'not-an-officer' })
  expect(await refusal({ reason: ' ' })).toMatchObject({ refused: 'no-reason' })
  expect(await refusal({})).toMatchObject({ refused: 'not-ended' })
  await refundGift(world, mina, { giftId, reason: 'Asked for' })
  await endChallenge(world, fay, { challengeId, reason: 'Over' })
  expect(await refusal({})).toMatchObject({ refused: 'nothing-owed' })
  expect(fundId).toBeTruthy()
})

test('the receipt of a matched gift names its match, and its donor sees her challenge', async () => {
  const { world, challengeId, giftId, ada } = await givenMatched()
  const { donorId } = await readChallengeRow(world, challengeId)
  await world.sql`update donor set person_id = ${ada.id} where id = ${donorId}`

  expect(await gatherGiftReceipt(world, giftId)).toMatchObject({
    match: { by: 'Northlight Foundation', amount: usd(400), name: 'The spring challenge' },
  })
  expect(await readOwnChallenges(world.db, ada)).toMatchObject([{ matched: usd(400), owed: usd(400), state: 'open' }])
})
