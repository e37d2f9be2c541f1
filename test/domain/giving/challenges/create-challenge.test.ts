import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createChallenge } from '#app/domain/giving/challenges/create-challenge.server.ts'
import { readChallenge, readOpenChallenges } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { challenges } from '#db/schema/challenges.ts'
import { donors, funds } from '#db/schema/giving.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { cast } from '#test/support/cast.ts'
import { challengeAsk } from '#test/support/given/challenges.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a challenge is a conditional promise: it shows at once, and nothing of it is in the books', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const fundId = await givenFund(world)
  const ask = challengeAsk(world, { fundIds: [fundId] })

  expect((await createChallenge(world, fay, ask)).ok).toBe(true)
  expect((await createChallenge(world, fay, ask)).ok, 'the same form twice').toBe(true)

  expect(await world.db.select().from(challenges)).toHaveLength(1)
  expect(await world.db.select().from(journalEntries)).toEqual([])
  const open = (today: string) => readOpenChallenges(world.db, { today: today as Day, fundIds: [fundId] })
  expect(await open('2026-03-31')).toMatchObject([{ by: 'Northlight Foundation', pool: usd(1_000), matched: 0n }])
  expect(await open('2026-04-01')).toEqual([])
  expect(await open('2026-02-28')).toEqual([])
})

test('the same form ten times at once is one challenge of one donor, also when the fund has closed since', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const fundId = await givenFund(world)
  const donor = { kind: 'new' as const, name: 'Southlight Foundation', email: null, is: 'organisation' as const }
  const ask = challengeAsk(world, { fundIds: [fundId], donor })

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => createChallenge(world, fay, ask)))
  await world.db.update(funds).set({ isOpen: false }).where(eq(funds.id, fundId))
  const later = await createChallenge(world, fay, ask)

  expect([...outcomes, later]).toEqual(Array(11).fill({ ok: true, value: { challengeId: ask.challengeId } }))
  expect(await world.db.select().from(challenges)).toHaveLength(1)
  expect(await world.db.select().from(donors)).toHaveLength(1)
})

test('the same form with other words is refused', async () => {
  const { world } = held
  const { fay } = await cast(world)
  const fundId = await givenFund(world)
  const ask = challengeAsk(world, { fundIds: [fundId] })
  await createChallenge(world, fay, ask)

  const others = [
    { pool: usd(2_000) },
    { name: 'Another' },
    { publicName: null },
    { fundIds: [fundId, await givenFund(world)] },
    { donor: { kind: 'new' as const, name: 'Southlight', email: 'south@light.example', is: 'organisation' as const } },
  ]
  for (const words of others)
    expect(await createChallenge(world, fay, { ...ask, ...words })).toEqual({ ok: false, refused: 'other-words' })
  expect(await world.db.select().from(challenges)).toMatchObject([{ pool: usd(1_000) }])
})

test('a donor known by a challenge without a name alone is found by finance and not by a fundraiser', async () => {
  const { world } = held
  const { fay, otto } = await cast(world)
  const fundIds = [await givenFund(world)]
  await createChallenge(world, fay, challengeAsk(world, { fundIds, publicName: null }))
  const [donor] = await world.db.select({ id: donors.id }).from(donors)

  expect(donor && (await readDonor(world.db, otto, donor.id))?.id).toBe(donor?.id)
  expect(donor && (await readDonor(world.db, fay, donor.id))).toBeNull()
})

test('a challenge that makes no sense is refused, each for its reason', async () => {
  const { world } = held
  const { fay, june, otto } = await cast(world)
  const fundId = await givenFund(world)
  const closed = await givenFund(world, { isOpen: false })
  const ask = challengeAsk(world, { fundIds: [fundId] })

  for (const person of [june, otto])
    expect(await createChallenge(world, person, ask)).toEqual({ ok: false, refused: 'not-allowed' })
  const wrongs = [
    [{ pool: usd(0) }, 'no-amount'],
    [{ capPerGift: usd(-1) }, 'no-amount'],
    [{ capPerGift: usd(1_001) }, 'cap-above-pool'],
    [{ lastOn: '2026-02-28' as Day }, 'ends-before-it-begins'],
    [{ fundIds: [] }, 'no-such-fund'],
    [{ fundIds: [fundId, closed] }, 'no-such-fund'],
    [{ donor: { kind: 'known' as const, donorId: 'dnr_none' as const } }, 'no-such-donor'],
  ] as const
  for (const [words, refused] of wrongs)
    expect(await createChallenge(world, fay, { ...ask, ...words } as typeof ask)).toEqual({ ok: false, refused })
  expect(await world.db.select().from(challenges)).toEqual([])
})

test('an anonymous matching donor is known to finance only', async () => {
  const { world } = held
  const { fay, mina } = await cast(world)
  const fundId = await givenFund(world)
  const ask = challengeAsk(world, { fundIds: [fundId], publicName: null })
  await createChallenge(world, fay, ask)

  expect(await readChallenge(world.db, mina, ask.challengeId)).toMatchObject({
    donor: { name: 'Northlight Foundation' },
  })
  const others = [
    await readChallenge(world.db, fay, ask.challengeId),
    await readOpenChallenges(world.db, { today: '2026-03-05' as Day, fundIds: [fundId] }),
  ]
  expect(others).toMatchObject([{ donor: null, agreement: '' }, [{ by: null }]])
  expect(JSON.stringify(others, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toMatch(
    /Northlight/i,
  )
})
