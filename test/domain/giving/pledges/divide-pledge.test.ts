import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { acceptPledge } from '#app/domain/giving/pledges/accept-pledge.server.ts'
import { type DivideAsk, dividePledge } from '#app/domain/giving/pledges/divide-pledge.server.ts'
import { endPledge } from '#app/domain/giving/pledges/end-pledge.server.ts'
import { gatherPledgeDivided } from '#app/domain/giving/pledges/letters.server.ts'
import { listPledges } from '#app/domain/giving/pledges/list-pledges.server.ts'
import { readPartToPay } from '#app/domain/giving/pledges/read-part-to-pay.server.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { readPledges } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { readVersions } from '#app/domain/giving/pledges/read-versions.server.ts'
import { pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { cents, usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { checkInvariants } from '#db/check-invariants.server.ts'
import { letters } from '#db/schema/activity.ts'
import { bookPeriods } from '#db/schema/ledger.ts'
import { instalmentShares } from '#db/schema/pledges.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { made } from '#test/support/given/people.ts'
import { givenOffered, givenPledge, readParts } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

/** $3,000.01 in three parts to one fund. */
async function given() {
  const { world } = held
  const people = await cast(world)
  const [fundId, other] = [await givenFund(world), await givenFund(world)]
  const pledgeId = await givenPledge(world, { fundId, by: people.mina })
  const divide = (words: Partial<DivideAsk> = {}, officer = people.mina) =>
    dividePledge(world, officer, {
      pledgeId,
      shares: [
        { fundId, amount: usd(1_000) },
        { fundId: other, amount: usd(2_000.01) },
      ],
      reason: 'As agreed by letter',
      version: 1,
      ...words,
    })
  const pledged = async () => [
    await readBalance(world.db, pledgedOf(fundId)),
    await readBalance(world.db, pledgedOf(other)),
  ]
  return { world, ...people, fundId, other, pledgeId, divide, pledged }
}

test('what is to come is divided to the cent, and the books move between the funds in one entry', async () => {
  const { world, mina, pledgeId, divide, pledged, fundId, other } = await given()
  expect(await pledged()).toEqual([-300_001n, 0n])

  const divided = await divide()

  expect(divided).toEqual({ ok: true, value: { version: 2 } })
  expect(await pledged()).toEqual([-100_000n, -200_001n])
  expect(await readBalance(world.db, pledgesReceivable)).toBe(300_001n)
  const pledge = await readPledge(world.db, mina, pledgeId)
  expect(new Map(pledge?.toCome.map((one) => [one.fundId, one.amount]))).toEqual(
    new Map([
      [fundId, usd(1_000)],
      [other, usd(2_000.01)],
    ]),
  )
  const [now, before] = await readVersions(world.db, pledgeId)
  expect(now).toMatchObject({ version: 2, reason: 'As agreed by letter' })
  expect([now?.shares.length, before?.shares.length]).toEqual([2, 0])
})

test('the giver is told by letter how it is divided, and why', async () => {
  const { world, pledgeId, divide } = await given()

  await divide()

  const written = await world.db.select().from(letters).where(eq(letters.kind, 'pledge-divided'))
  expect(written).toMatchObject([{ toEmail: 'ada@example.org', subjectId: pledgeId }])
  expect(await gatherPledgeDivided(world, pledgeId)).toMatchObject({
    owed: usd(3_000.01),
    reason: 'As agreed by letter',
    shares: [{ amount: usd(1_000) }, { amount: usd(2_000.01) }],
  })
})

test('payments of a divided pledge settle it in each fund, and nothing is left', async () => {
  const { world, mina, pledgeId, divide, pledged } = await given()
  await divide()

  for (const part of await readParts(world, pledgeId)) {
    const { shares = [] } = (await readPartToPay(world.db, mina, part.id)) ?? {}
    made(await enterGift(world, mina, chequeOf(world, { fundId: 'fnd_', splits: [...shares], instalmentId: part.id })))
  }

  expect(await pledged()).toEqual([0n, 0n])
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
  expect((await readPledge(world.db, mina, pledgeId))?.state).toBe('fulfilled')
})

test('a payment of a divided part gives each fund its share, also when less comes; one fund alone is refused', async () => {
  const { world, mina, fundId, other, pledgeId, divide, pledged } = await given()
  await divide()
  const [part] = await readParts(world, pledgeId)
  const pay = (dollars: [number, number]) => {
    const amounts = [usd(dollars[0]), usd(dollars[1])]
    const splits = [fundId, other].map((id, index) => ({ fundId: id, amount: amounts[index] ?? usd(0) }))
    const some = splits.filter(({ amount }) => amount > 0n)
    return enterGift(world, mina, chequeOf(world, { fundId, splits: some, instalmentId: part?.id ?? 'ins_' }))
  }

  expect(await pay([1_000.01, 0])).toEqual({ ok: false, refused: 'other-fund' })
  expect(await pay([400, 200])).toEqual({ ok: false, refused: 'other-fund' })
  expect((await pay([200, 400])).ok, 'a part of it, as it is divided').toBe(true)

  expect(await pledged()).toEqual([-80_000n, -160_001n])
})

test('lists of pledges name the funds of what is to come', async () => {
  const { world, mina, pledgeId, divide } = await given()
  const other = await givenFund(world, { name: 'Travel fund' })
  await divide({ shares: [{ fundId: other, amount: usd(3_000.01) }] })

  const list = await readPledges(world.db, mina, { filter: {}, page: { size: 5 } })
  const parts = await listPledges(world.db, mina, { after: null, size: 5 })

  expect(list?.pledges).toMatchObject([{ id: pledgeId, fundName: 'Travel fund' }])
  expect(parts).toMatchObject([{ id: pledgeId, fundName: 'Travel fund' }])
})

test('what was paid stays where it is, and the rest can be divided again and written off', async () => {
  const { world, mina, fundId, other, pledgeId, divide, pledged } = await given()
  const [first] = await readParts(world, pledgeId)
  const splits = [{ fundId, amount: usd(500) }]
  made(await enterGift(world, mina, chequeOf(world, { fundId, splits, instalmentId: first?.id ?? 'ins_' })))

  const half = await divide({ shares: [{ fundId: other, amount: usd(2_500.01) }] })
  const back = await divide({
    version: 2,
    shares: [
      { fundId, amount: usd(2_500) },
      { fundId: other, amount: usd(0.01) },
    ],
  })

  expect([half.ok, back.ok]).toEqual([true, true])
  expect(await pledged()).toEqual([-250_000n, -1n])
  made(await endPledge(world, mina, { pledgeId, reason: 'It will not come' }))
  expect(await readBalance(world.db, pledgesReceivable)).toBe(0n)
})

test('the same form twice at once divides once', async () => {
  const { divide } = await given()

  const both = await Promise.all([divide(), divide()])

  expect(both.map((outcome) => (outcome.ok ? 'divided' : outcome.refused)).sort()).toEqual(['changed-since', 'divided'])
})

test('a pledge that is only offered is divided without an entry, and recognised as divided', async () => {
  const { world, mina, fay, fundId, other } = await given()
  const pledgeId = await givenOffered(world, { fundId })
  const shares = [{ fundId: other, amount: usd(3_000.01) }]

  made(await dividePledge(world, mina, { pledgeId, shares, reason: 'Asked for', version: 1 }))
  expect(await readBalance(world.db, pledgedOf(other))).toBe(0n)
  made(await acceptPledge(world, fay, pledgeId))

  expect(await readBalance(world.db, pledgedOf(other))).toBe(-300_001n)
})

test('what cannot be divided is refused, each for its reason', async () => {
  const { world, mina, fay, fundId, other, pledgeId, divide, pledged } = await given()
  const shut = await givenFund(world, { isOpen: false })
  const why = async (words: Partial<DivideAsk>, officer = mina) => {
    const outcome = await divide(words, officer)
    return outcome.ok ? 'divided' : outcome.refused
  }
  const whole = usd(3_000.01)

  expect(await why({}, fay)).toBe('not-an-officer')
  expect(await why({ reason: ' ' })).toBe('no-reason')
  expect(await why({ pledgeId: world.ids.next('plg') })).toBe('not-open')
  expect(await why({ shares: [{ fundId: other, amount: usd(3_000) }] })).toBe('not-the-sum')
  expect(await why({ shares: [{ fundId, amount: whole }] })).toBe('same-funds')
  expect(await why({ shares: [{ fundId: shut, amount: whole }] })).toBe('no-such-fund')
  expect(
    await why({
      shares: [
        { fundId: other, amount: usd(1) },
        { fundId: other, amount: usd(3_000) },
      ],
    }),
  ).toBe('fund-twice')
  const [part] = await readParts(world, pledgeId)
  const expected = chequeOf(world, {
    fundId,
    effectiveOn: null,
    giftDate: '2026-04-01' as Day,
    instalmentId: part?.id ?? 'ins_',
  })
  made(await enterGift(world, mina, expected))
  expect(await why({})).toBe('being-paid')
  expect(await pledged()).toEqual([-300_001n, 0n])
})

test('nothing is divided in a closed month', async () => {
  const { world, mina, divide } = await given()
  await world.db
    .insert(bookPeriods)
    .values({ month: '2026-03' as Month, closedAt: world.clock.now(), closedBy: mina.id })

  expect(await divide()).toEqual({ ok: false, refused: 'period-closed' })
})

test('a part that is for another fund than the books say is found, by the fund', async () => {
  const { world, divide, fundId, other } = await given()
  made(await divide())
  const [share] = await world.db.select().from(instalmentShares).where(eq(instalmentShares.fundId, other)).limit(1)
  const ofShare = and(
    eq(instalmentShares.instalmentId, share?.instalmentId ?? 'ins_none'),
    eq(instalmentShares.fundId, other),
  )
  const set = (amount: bigint) =>
    world.db
      .update(instalmentShares)
      .set({ amount: cents(amount) })
      .where(ofShare)

  await set((share?.amount ?? 0n) + 100n)
  const broken = await checkInvariants(world.sql)
  await set(share?.amount ?? 0n)

  const [found] = broken.filter(({ name }) => name.startsWith('what is pledged to each fund'))
  const booked = found?.rows.map((row) => [row.account, row.booked]).sort()
  expect(booked).toEqual(
    [
      [pledgedOf(fundId).name, '100000'],
      [pledgedOf(other).name, '200001'],
    ].sort(),
  )
  expect(await checkInvariants(world.sql)).toEqual([])
})
