import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { endChallenge } from '#app/domain/giving/challenges/end-challenge.server.ts'
import { readMatch } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { readThanks } from '#app/domain/giving/read-thanks.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { giftsOf, pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { cast } from '#test/support/cast.ts'
import { givenChallenge, givenCheque, readChallengeRow, readMatched } from '#test/support/given/challenges.ts'
import { atStripe, givenDisputed } from '#test/support/given/disputes.ts'
import { givenFund, givenGift, pass, useTill } from '#test/support/given/giving.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const reason = 'The giver asked for it'
const part = (dollars: number, refundedBefore = 0) => ({ amount: usd(dollars), refundedBefore: usd(refundedBefore) })
const balance = (account: Parameters<typeof readBalance>[1]) => readBalance(held.world.db, account)

async function given(words: Partial<Parameters<typeof givenChallenge>[1]> = {}) {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const challengeId = await givenChallenge(world, { fundIds: [fundId], by: people.fay, ...words })
  return { world, fundId, challengeId, ...people }
}

test('a card gift is matched without its covered fee; what is promised is owed from then on, and the giver sees it', async () => {
  const { world, fundId, challengeId, ada } = await given()

  const giftId = await givenGift(world, { fundId, amount: usd(100), coversFee: true, giverEmail: ada.email })

  expect(await readMatch(world.db, giftId)).toMatchObject({ amount: usd(100), by: 'Northlight Foundation' })
  expect(await balance(pledgesReceivable)).toBe(usd(100))
  expect(await balance(pledgedOf(fundId))).toBe(usd(-100))
  expect(await balance(giftsOf(fundId)), 'the fund can spend the gift alone').toBe(-10_330n)
  expect((await readChallengeRow(world, challengeId)).matched).toBe(usd(100))
  const strange = await readThanks(world.db, giftId, { person: null, intentId: null })
  expect(strange?.own).toBeNull()
})

test('money that goes back takes its match back, part by part, and the pool can match it again', async () => {
  const { world, fundId, challengeId, mina } = await given()
  const giftId = await givenCheque(world, mina, { splits: [{ fundId, amount: usd(1_000) }] })
  expect((await readChallengeRow(world, challengeId)).matched).toBe(usd(1_000))

  await refundGift(world, mina, { giftId, reason, part: part(400) })

  expect(await readMatched(world, giftId)).toEqual([usd(600)])
  expect(await balance(pledgesReceivable)).toBe(usd(600))
  const other = await givenCheque(world, mina, { splits: [{ fundId, amount: usd(900) }] })
  expect(await readMatched(world, other)).toEqual([usd(400)])
  await refundGift(world, mina, { giftId, reason })
  expect(await readMatched(world, giftId)).toEqual([0n])
  expect((await readChallengeRow(world, challengeId)).matched).toBe(usd(400))
  expect(await balance(pledgesReceivable)).toBe(usd(400))
})

test('a refund that fails at the bank restores the match, as far as the pool still goes', async () => {
  const { world, fundId, challengeId, mina } = await given({ pool: usd(150) })
  const giftId = await givenGift(world, { fundId, card: '4000000000005126', amount: usd(100) })
  await pass(world, till, 60)
  await refundGift(world, mina, { giftId, reason })
  expect(await readMatched(world, giftId)).toEqual([0n])
  await givenCheque(world, mina, { splits: [{ fundId, amount: usd(90) }] })

  await pass(world, till, 60)
  await hearAll(world)

  expect(await readMatched(world, giftId), 'ninety of the pool were taken meanwhile').toEqual([usd(60)])
  expect((await readChallengeRow(world, challengeId)).matched).toBe(usd(150))
  expect(await balance(pledgesReceivable)).toBe(usd(150))
  expect(await kindsOf('refund')).toContain('match-restored')
})

test('a lost dispute returns the match to the pool, and one won after all takes it out again', async () => {
  const { world, fundId, challengeId } = await given()
  const { giftId, stripeDisputeId } = await givenDisputed(world, till, { fundId, amount: usd(100) })
  expect(await readMatched(world, giftId), 'while it is open, the match stands').toEqual([usd(100)])

  await atStripe(till, stripeDisputeId, 'lose')
  await hearAll(world)

  expect(await readMatched(world, giftId)).toEqual([0n])
  expect((await readChallengeRow(world, challengeId)).matched).toBe(0n)
  expect(await balance(pledgesReceivable)).toBe(0n)
  await atStripe(till, stripeDisputeId, 'overturn')
  await hearAll(world)
  expect(await readMatched(world, giftId)).toEqual([usd(100)])
  expect(await balance(pledgedOf(fundId))).toBe(usd(-100))
  expect(await kindsOf('dispute')).toEqual(expect.arrayContaining(['match-returned', 'match-restored']))
})

/** What was booked for sources of a type. */
async function kindsOf(type: string): Promise<string[]> {
  const rows = await held.world.db.select().from(journalEntries).where(eq(journalEntries.sourceType, type))
  return rows.map(({ kind }) => kind)
}

test('thirty gifts at once never take more than the pool, and its donor is told once that it is spent', async () => {
  const { world, fundId, challengeId, mina } = await given({ pool: usd(1_000.01), capPerGift: usd(60) })

  const gifts = await Promise.all(
    Array.from({ length: 30 }, () => givenCheque(world, mina, { splits: [{ fundId, amount: usd(77.77) }] })),
  )

  const matched = (await Promise.all(gifts.map((giftId) => readMatched(world, giftId)))).flat()
  expect((await readChallengeRow(world, challengeId)).matched).toBe(usd(1_000.01))
  expect(matched.filter((amount) => amount === usd(60))).toHaveLength(16)
  expect(matched.filter((amount) => amount === usd(40.01))).toHaveLength(1)
  const spent = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'challenge-spent')
  expect(spent).toMatchObject([{ toEmail: 'grants@northlight.example' }])
})

test('a gift over several funds is matched in the funds of the challenge only, to the cent', async () => {
  const { world, fundId, mina, fay } = await given()
  const second = await givenFund(world)
  const outside = await givenFund(world)
  await endChallenge(world, fay, { challengeId: (await readOnly()).id, reason })
  await givenChallenge(world, { fundIds: [fundId, second], by: fay, centsPerDollar: 50 })

  const giftId = await givenCheque(world, mina, {
    splits: [
      { fundId, amount: usd(33.33) },
      { fundId: second, amount: usd(33.34) },
      { fundId: outside, amount: usd(33.33) },
    ],
  })

  const matched = await readMatched(world, giftId)
  expect(matched).toHaveLength(2)
  expect(matched.reduce((sum, amount) => sum + amount, 0n)).toBe(3_333n)
  expect(await balance(pledgedOf(outside))).toBe(0n)
})

const readOnly = async () => {
  const [row] = await held.world.sql<{ id: `chl_${string}` }[]>`select id from challenge`
  if (!row) throw new Error('no challenge')
  return row
}

test('a challenge matches what was given in its window, and nothing of its own donor', async () => {
  const { world, fundId, challengeId, mina } = await given({ opensOn: '2026-03-02' as Day })
  const { donorId } = await readChallengeRow(world, challengeId)
  const splits = [{ fundId, amount: usd(10) }]

  const before = await givenCheque(world, mina, { splits, giftDate: '2026-03-01' as Day })
  const own = await givenCheque(world, mina, { splits, donor: { kind: 'known', donorId } })
  const within = await givenCheque(world, mina, { splits, giftDate: '2026-03-02' as Day })

  expect([before, own, within].map(String)).toHaveLength(3)
  expect(await readMatched(world, before)).toEqual([])
  expect(await readMatched(world, own)).toEqual([])
  expect(await readMatched(world, within)).toEqual([usd(10)])
})

test('one challenge matches a gift: the next one only when the first is spent', async () => {
  const { world, fundId, challengeId, mina, fay } = await given({ pool: usd(50) })
  const email = 'other@matching.example'
  const donor = { kind: 'new' as const, name: 'Other Matcher', email, is: 'person' as const }
  const next = await givenChallenge(world, { fundIds: [fundId], by: fay, donor, opensOn: '2026-03-02' as Day })

  const first = await givenCheque(world, mina, { splits: [{ fundId, amount: usd(80) }] })
  const second = await givenCheque(world, mina, { splits: [{ fundId, amount: usd(80) }] })

  expect([await readMatched(world, first), await readMatched(world, second)]).toEqual([[usd(50)], [usd(80)]])
  expect((await readChallengeRow(world, challengeId)).matched).toBe(usd(50))
  expect((await readChallengeRow(world, next)).matched).toBe(usd(80))
})
