import { expect, test } from 'vitest'
import { endChallenge } from '#app/domain/giving/challenges/end-challenge.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { giftsOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { usd } from '#app/units/money.ts'
import { letters } from '#db/schema/activity.ts'
import { cast } from '#test/support/cast.ts'
import { givenChallenge, givenCheque, readChallengeRow, readMatched } from '#test/support/given/challenges.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'The board ended it'
const receivable = () => readBalance(held.world.db, pledgesReceivable)

async function given() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const challengeId = await givenChallenge(world, { fundIds: [fundId], by: people.fay })
  const giftId = await givenCheque(world, people.mina, { splits: [{ fundId, amount: usd(300) }] })
  return { world, fundId, challengeId, giftId, ...people }
}

test('an ended challenge matches no more, what it matched stays owed, and its donor is written to once', async () => {
  const { world, fundId, challengeId, mina, fay, june } = await given()

  expect(await endChallenge(world, june, { challengeId, reason })).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await endChallenge(world, fay, { challengeId, reason: ' ' })).toEqual({ ok: false, refused: 'no-reason' })
  const [one, two] = await Promise.all([1, 2].map(() => endChallenge(world, fay, { challengeId, reason })))

  expect([one?.ok, two?.ok].sort()).toEqual([false, true])
  const late = await givenCheque(world, mina, { splits: [{ fundId, amount: usd(50) }] })
  expect(await readMatched(world, late)).toEqual([])
  expect(await receivable()).toBe(usd(300))
  const [letter, ...more] = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'challenge-ended')
  expect(more).toEqual([])
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })
  expect(world.mailbox).toMatchObject([{ subject: 'The spring challenge has ended: $300 matched' }])
  expect(world.mailbox[0]?.text).toContain('To be paid: $300.00 to the Compute fund')
})

test('the matching donor pays exactly what was matched: the promise is settled in the entry of the payment', async () => {
  const { world, fundId, challengeId, mina, fay } = await given()
  await endChallenge(world, fay, { challengeId, reason })
  const { donorId } = await readChallengeRow(world, challengeId)
  const donor = { kind: 'known' as const, donorId }

  await givenCheque(world, mina, { donor, challengeId, splits: [{ fundId, amount: usd(100) }] })
  expect([await receivable(), (await readChallengeRow(world, challengeId)).paid]).toEqual([usd(200), usd(100)])
  await givenCheque(world, mina, { donor, challengeId, splits: [{ fundId, amount: usd(250) }] })

  expect([await receivable(), (await readChallengeRow(world, challengeId)).paid]).toEqual([0n, usd(300)])
  expect(await readBalance(world.db, giftsOf(fundId)), 'what is beyond is a gift').toBe(usd(-650))
  await expect(givenCheque(world, mina, { donor, challengeId, splits: [{ fundId, amount: usd(1) }] })).rejects.toThrow(
    'nothing-owed',
  )
})

test('what is paid stays given: a gift that goes back later takes back only what is still owed', async () => {
  const { world, fundId, challengeId, giftId, mina } = await given()
  const { donorId } = await readChallengeRow(world, challengeId)
  const donor = { kind: 'known' as const, donorId }
  const payment = await givenCheque(world, mina, { donor, challengeId, splits: [{ fundId, amount: usd(200) }] })

  await refundGift(world, mina, { giftId, reason })

  expect(await readMatched(world, giftId)).toEqual([usd(200)])
  expect(await receivable()).toBe(0n)
  await refundGift(world, mina, { giftId: payment, reason })
  expect(await receivable(), 'a payment given back is not owed again').toBe(0n)
})

test('a payment goes to the funds of its challenge', async () => {
  const { world, challengeId, mina } = await given()
  const elsewhere = await givenFund(world)

  await expect(
    givenCheque(world, mina, { challengeId, splits: [{ fundId: elsewhere, amount: usd(100) }] }),
  ).rejects.toThrow('other-fund')
})
