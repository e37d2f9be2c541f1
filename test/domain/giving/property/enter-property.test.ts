import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { giveBackGift } from '#app/domain/giving/offline/give-back-gift.server.ts'
import { dividePledge } from '#app/domain/giving/pledges/divide-pledge.server.ts'
import { enterProperty } from '#app/domain/giving/property/enter-property.server.ts'
import { readProperty, readPropertyList } from '#app/domain/giving/property/read-property.server.ts'
import { sellProperty } from '#app/domain/giving/property/sell-property.server.ts'
import { readFundMoney } from '#app/domain/giving/read-funds.server.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { readThanks } from '#app/domain/giving/read-thanks.server.ts'
import { readSnapshot } from '#app/domain/giving/receipt.ts'
import { issueStatement } from '#app/domain/giving/receipts/issue-statement.server.ts'
import { readStatementYear } from '#app/domain/giving/receipts/read-statement-run.server.ts'
import { statementTotalWords } from '#app/domain/giving/receipts/statement.ts'
import { bank, pledgedOf, pledgesReceivable, propertyGiftsOf, propertyHeld } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { bookPeriods, journalEntries } from '#db/schema/ledger.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { made } from '#test/support/given/people.ts'
import { givenPledge, readParts } from '#test/support/given/pledges.ts'
import { givenProperty, stockOf } from '#test/support/given/property.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  return { world, ...(await cast(world)), fundId: await givenFund(world) }
}

test('stock is booked at its fair value, out of reach of its fund', async () => {
  const { world, mina, fundId } = await given()

  const giftId = await givenProperty(world, mina, { fundId })

  expect(await readBalance(world.db, propertyHeld)).toBe(200_500n)
  expect(await readBalance(world.db, propertyGiftsOf(fundId))).toBe(-200_500n)
  expect(await readBalance(world.db, bank)).toBe(0n)
  expect((await readFundMoney(world.db)).find(({ id }) => id === fundId)).toMatchObject({ received: 0n, left: 0n })
  expect(await readProperty(world.db, mina, giftId)).toMatchObject({
    words: '200 shares of ORRY',
    fairValue: 200_500n,
    standing: 'held',
  })
})

test('its receipt describes it and says no value; a year of property alone has no sum', async () => {
  const { world, mina, fundId } = await given()
  const giftId = await givenProperty(world, mina, { fundId })

  const [receipt] = await world.db.select().from(receipts)
  const snapshot = readSnapshot(receipt?.snapshot ?? '')
  const [gift] = await world.db.select().from(gifts).where(eq(gifts.id, giftId))
  const donorId = gift?.donorId ?? world.ids.next('dnr')
  const statement = await world.db.transaction((tx) =>
    issueStatement(tx, world, { actor: portal('test'), donorId, year: 2026 }),
  )

  expect(receipt?.amount).toBe(0n)
  expect(snapshot.property).toEqual({ kind: 'stock', words: '200 shares of ORRY' })
  expect(receipt?.snapshot).not.toMatch(/2,?005|200500/)
  expect(statement?.snapshot.lines).toMatchObject([{ property: '200 shares of ORRY', amount: '0' }])
  expect(statement && statementTotalWords(statement.snapshot)).toBe('Gifts of property')
})

test('property that came after a statement was sent makes it due anew', async () => {
  const { world, mina, fundId } = await given()
  const giftId = await givenProperty(world, mina, { fundId })
  const [gift] = await world.db.select().from(gifts).where(eq(gifts.id, giftId))
  const donorId = gift?.donorId ?? world.ids.next('dnr')
  const issue = () =>
    world.db.transaction((tx) => issueStatement(tx, world, { actor: portal('test'), donorId, year: 2026 }))
  const first = await issue()

  await givenProperty(world, mina, { fundId, donor: { kind: 'known', donorId } })

  expect((await issue())?.number).not.toBe(first?.number)
  expect((await readStatementYear(world.db, mina, 2026))?.unwritten).toBe(1)
})

test('the same form sent twice, and five times at once, is one gift; with other words it is refused', async () => {
  const { world, mina, fundId } = await given()
  const ask = stockOf(world, { fundId })

  const all = await Promise.all(Array.from({ length: 5 }, () => enterProperty(world, mina, ask)))
  const other = await enterProperty(world, mina, { ...ask, property: { ...ask.property, name: 'ORRX' } })

  expect(new Set(all.map((outcome) => (outcome.ok ? outcome.value.giftId : outcome.refused))).size).toBe(1)
  expect(other).toEqual({ ok: false, refused: 'other-words' })
  expect(await readBalance(world.db, propertyHeld)).toBe(200_500n)
})

test('an instalment is settled by the fair value of the day, and the promise moves with it', async () => {
  const { world, mina, fundId } = await given()
  const pledgeId = await givenPledge(world, { fundId, by: mina })
  const [part] = await readParts(world, pledgeId)
  const [donor] = await world.db.select().from(donors)
  const known = { kind: 'known', donorId: donor?.id ?? world.ids.next('dnr') } as const
  const property = {
    kind: 'other',
    name: 'a rack of servers',
    estimate: usd(1_000),
    estimateSource: 'An offer',
  } as const

  await givenProperty(world, mina, { fundId, donor: known, property, instalmentId: part?.id ?? null })

  const [first, second] = await readParts(world, pledgeId)
  expect(first).toMatchObject({ state: 'settled_offline', paid: 100_000n })
  expect(second).toMatchObject({ state: 'scheduled' })
  expect(await readBalance(world.db, pledgesReceivable)).toBe(200_001n)
  expect(await readBalance(world.db, pledgedOf(fundId))).toBe(-200_001n)
  expect(await readBalance(world.db, propertyGiftsOf(fundId))).toBe(-100_000n)
})

test('a part that is divided over several funds is not paid by one thing', async () => {
  const { world, mina, fundId } = await given()
  const other = await givenFund(world)
  const pledgeId = await givenPledge(world, { fundId, by: mina })
  const shares = [
    { fundId, amount: usd(1_000) },
    { fundId: other, amount: usd(2_000.01) },
  ]
  made(await dividePledge(world, mina, { pledgeId, shares, reason: 'Agreed', version: 1 }))
  const [part] = await readParts(world, pledgeId)

  const outcome = await enterProperty(world, mina, stockOf(world, { fundId, instalmentId: part?.id ?? null }))

  expect(outcome).toEqual({ ok: false, refused: 'other-fund' })
})

test('property of a closed month is booked on the day it is written, with its own day on the receipt', async () => {
  const { world, mina, fundId } = await given()
  await world.db
    .insert(bookPeriods)
    .values({ month: '2026-02' as Month, closedAt: world.clock.now(), closedBy: mina.id })

  await givenProperty(world, mina, { fundId })

  const [entry] = await world.db.select().from(journalEntries)
  const [gift] = await world.db.select().from(gifts)
  expect(entry?.effectiveOn.slice(0, 7)).toBe('2026-03')
  expect(gift?.giftDate).toBe('2026-02-27')
})

test('property goes back whole, and its receipt is void', async () => {
  const { world, mina, fundId } = await given()
  const giftId = await givenProperty(world, mina, { fundId })
  const reason = 'The giver asked for it'

  const part = await giveBackGift(world, mina, {
    giftId,
    reason,
    part: { amount: usd(1), refundedBefore: usd(0) },
  })
  const whole = await giveBackGift(world, mina, { giftId, reason })

  expect(part).toEqual({ ok: false, refused: 'whole-only' })
  expect(whole.ok).toBe(true)
  expect(await readBalance(world.db, propertyHeld)).toBe(0n)
  expect(await readBalance(world.db, propertyGiftsOf(fundId))).toBe(0n)
  const returned = await readPropertyList(world.db, mina, { standing: 'returned', page: { size: 5 } })
  expect(returned?.lines).toMatchObject([{ giftId, standing: 'returned' }])
})

test('property that paid a pledge goes back without being owed again', async () => {
  const { world, mina, fundId } = await given()
  const pledgeId = await givenPledge(world, { fundId, by: mina })
  const [part] = await readParts(world, pledgeId)
  const [donor] = await world.db.select().from(donors)
  const known = { kind: 'known', donorId: donor?.id ?? world.ids.next('dnr') } as const
  const giftId = await givenProperty(world, mina, { fundId, donor: known, instalmentId: part?.id ?? null })

  await giveBackGift(world, mina, { giftId, reason: 'The giver asked for it' })

  expect(await readBalance(world.db, propertyHeld)).toBe(0n)
  expect(await readBalance(world.db, propertyGiftsOf(fundId))).toBe(0n)
  expect(await readBalance(world.db, pledgesReceivable)).toBe(99_501n)
})

test('what an anonymous giver gave is known to finance only', async () => {
  const { world, mina, fay, fundId } = await given()
  const giftId = await givenProperty(world, mina, { fundId, visibility: 'anonymous' })
  const sale = { soldOn: '2026-03-02' as Day, proceeds: usd(2_100), reference: 'BROKER 88' }
  made(await sellProperty(world, mina, { giftId, ...sale }))

  expect(await readProperty(world.db, fay, giftId)).toMatchObject({
    words: null,
    giver: null,
    prices: null,
    sale: { soldOn: '2026-03-02', reference: null },
  })
  expect((await readGift(world, fay, giftId))?.offline).toMatchObject({ reference: null })
  expect(await readProperty(world.db, mina, giftId)).toMatchObject({
    words: '200 shares of ORRY',
    prices: { low: 1_000n, high: 1_005n },
    sale: { reference: 'BROKER 88' },
  })
  expect((await readGift(world, mina, giftId))?.offline).toMatchObject({ reference: 'DTC 0226-118' })
})

test('the page of thanks describes a thing to its giver, and says its value to nobody', async () => {
  const { world, mina, fundId } = await given()
  const ask = stockOf(world, { fundId })
  const { giftId } = made(await enterProperty(world, mina, ask))

  const own = await readThanks(world.db, giftId, { person: null, intentId: ask.intentId })
  const strange = await readThanks(world.db, giftId, { person: null, intentId: null })

  expect(own).toMatchObject({ amount: null, own: { property: '200 shares of ORRY' } })
  expect(strange).toMatchObject({ amount: null, own: null })
})

test('what cannot be true is refused before anything is written', async () => {
  const { world, mina, fay, fundId } = await given()
  const refused = async (words: Parameters<typeof givenProperty>[2], officer = mina) => {
    const outcome = await enterProperty(world, officer, stockOf(world, words))
    return outcome.ok ? 'entered' : outcome.refused
  }
  const stock = stockOf(world, { fundId }).property

  expect(await refused({ fundId }, fay)).toBe('not-an-officer')
  expect(await refused({ fundId, property: { ...stock, name: '' } })).toBe('no-name')
  expect(await refused({ fundId, receivedOn: '2026-03-09' as Day })).toBe('date-ahead')
  expect(await refused({ fundId, reference: ' ' })).toBe('no-reference')
  expect(await refused({ fundId: await givenFund(world, { isOpen: false }) })).toBe('no-such-fund')
  expect(await world.db.select().from(gifts)).toEqual([])
})
