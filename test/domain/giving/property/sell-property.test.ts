import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { giveBackGift } from '#app/domain/giving/offline/give-back-gift.server.ts'
import { readProperty } from '#app/domain/giving/property/read-property.server.ts'
import { sellProperty } from '#app/domain/giving/property/sell-property.server.ts'
import { readFundMoney } from '#app/domain/giving/read-funds.server.ts'
import { bank, giftsOf, propertyGainsOf, propertyGiftsOf, propertyHeld } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { giftMoney } from '#db/schema/impact.ts'
import { bookPeriods, journalEntries } from '#db/schema/ledger.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenProperty } from '#test/support/given/property.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  return { world, ...people, fundId, giftId: await givenProperty(world, people.mina, { fundId }) }
}

const saleOf = (giftId: Id<'gft'>, dollars = 2_100) => ({
  giftId,
  soldOn: '2026-03-02' as Day,
  proceeds: usd(dollars),
  reference: 'BROKER 88',
})

test('what is sold for more becomes money of its fund, with a gain', async () => {
  const { world, mina, fundId, giftId } = await given()

  const sold = await sellProperty(world, mina, saleOf(giftId))

  expect(sold).toEqual({ ok: true, value: { gain: 9_500n } })
  expect(await readBalance(world.db, propertyHeld)).toBe(0n)
  expect(await readBalance(world.db, propertyGiftsOf(fundId))).toBe(0n)
  expect(await readBalance(world.db, bank)).toBe(210_000n)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-200_500n)
  expect(await readBalance(world.db, propertyGainsOf(fundId))).toBe(-9_500n)
  const money = (await readFundMoney(world.db)).find(({ id }) => id === fundId)
  expect(money).toMatchObject({ received: 210_000n, left: 210_000n })
  expect(await world.db.select().from(giftMoney)).toMatchObject([{ giftId, available: 210_000n }])
  expect(await readProperty(world.db, mina, giftId)).toMatchObject({ standing: 'sold', sale: { gain: 9_500n } })
})

test('what is sold for less is a loss, and the fund can spend what it brought', async () => {
  const { world, mina, fundId, giftId } = await given()

  await sellProperty(world, mina, saleOf(giftId, 1_999.99))

  expect(await readBalance(world.db, propertyGainsOf(fundId))).toBe(501n)
  expect((await readFundMoney(world.db)).find(({ id }) => id === fundId)).toMatchObject({ left: 199_999n })
})

test('a sale said twice, and five times at once, is booked once; another sale of it is refused', async () => {
  const { world, mina, giftId } = await given()

  const all = await Promise.all(Array.from({ length: 5 }, () => sellProperty(world, mina, saleOf(giftId))))
  const other = await sellProperty(world, mina, saleOf(giftId, 2_000))

  expect(all.every((outcome) => outcome.ok)).toBe(true)
  expect(other).toEqual({ ok: false, refused: 'not-held' })
  expect(await readBalance(world.db, bank)).toBe(210_000n)
})

test('what is sold does not go back, and what went back is not sold', async () => {
  const { world, mina, fundId, giftId } = await given()
  const other = await givenProperty(world, mina, { fundId })
  await sellProperty(world, mina, saleOf(giftId))
  await giveBackGift(world, mina, { giftId: other, reason: 'Asked for' })

  const back = await giveBackGift(world, mina, { giftId, reason: 'Asked for' })
  const sold = await sellProperty(world, mina, saleOf(other))

  expect(back).toEqual({ ok: false, refused: 'property-sold' })
  expect(sold).toEqual({ ok: false, refused: 'not-held' })
})

test('a sale of a closed month keeps its day, from which Form 8282 counts, and is booked today', async () => {
  const { world, mina, fundId } = await given()
  const property = { kind: 'other', name: 'a rack', estimate: usd(900), estimateSource: 'An offer' } as const
  const giftId = await givenProperty(world, mina, { fundId, property })
  await world.db
    .insert(bookPeriods)
    .values({ month: '2026-02' as Month, closedAt: world.clock.now(), closedBy: mina.id })

  const sold = await sellProperty(world, mina, { ...saleOf(giftId), soldOn: '2026-02-28' as Day })

  expect(sold.ok).toBe(true)
  const [entry] = await world.db.select().from(journalEntries).where(eq(journalEntries.kind, 'property-sold'))
  expect(entry?.effectiveOn.slice(0, 7)).toBe('2026-03')
  expect(await readProperty(world.db, mina, giftId)).toMatchObject({
    sale: { soldOn: '2026-02-28', form8282DueOn: '2026-07-03' },
  })
})

test('a sale that cannot be is refused', async () => {
  const { world, mina, fay, giftId } = await given()
  const refused = async (words: Partial<ReturnType<typeof saleOf>>, officer = mina) => {
    const outcome = await sellProperty(world, officer, { ...saleOf(giftId), ...words })
    return outcome.ok ? 'sold' : outcome.refused
  }

  expect(await refused({}, fay)).toBe('not-an-officer')
  expect(await refused({ giftId: world.ids.next('gft') })).toBe('no-such-property')
  expect(await refused({ proceeds: usd(0) })).toBe('no-amount')
  expect(await refused({ reference: ' ' })).toBe('no-reference')
  expect(await refused({ soldOn: '2026-03-09' as Day })).toBe('date-ahead')
  expect(await refused({ soldOn: '2026-02-26' as Day })).toBe('before-it-came')
  await world.db
    .insert(bookPeriods)
    .values({ month: '2026-03' as Month, closedAt: world.clock.now(), closedBy: mina.id })
  expect(await refused({})).toBe('period-closed')
})
