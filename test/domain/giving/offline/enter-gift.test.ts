import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readOwed } from '#app/domain/giving/benefits/read-owed.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import type { OfflineAsk } from '#app/domain/giving/offline/offline-gift.ts'
import { readCurrentReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { bank, giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { usd } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { bookPeriods } from '#db/schema/ledger.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { dinner, givenCampaignWithBenefit } from '#test/support/given/benefits.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { chequeOf } from '#test/support/given/offline.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function given() {
  const { world } = held
  return { world, ...(await cast(world)), fundId: await givenFund(world), other: await givenFund(world) }
}

test('a cheque over two funds is booked with one receipt, dated by its postmark', async () => {
  const { world, mina, fundId, other } = await given()
  const splits = [
    { fundId, amount: usd(300) },
    { fundId: other, amount: usd(200.01) },
  ]

  const entered = await enterGift(world, mina, chequeOf(world, { fundId, splits }))

  expect(entered.ok).toBe(true)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-30_000n)
  expect(await readBalance(world.db, giftsOf(other))).toBe(-20_001n)
  expect(await readBalance(world.db, bank)).toBe(50_001n)
  const [gift] = await world.db.select().from(gifts)
  expect(gift).toMatchObject({ state: 'settled', giftDate: '2026-02-27', gross: 50_001n })
  expect(await world.db.select().from(receipts)).toHaveLength(1)
  expect(await world.db.select().from(letters)).toHaveLength(1)
})

test('the same form sent twice, and ten times at once, is one gift; with other words it is refused', async () => {
  const { world, mina, fundId } = await given()
  const ask = chequeOf(world, { fundId })

  const all = await Promise.all(Array.from({ length: 10 }, () => enterGift(world, mina, ask)))
  const again = await enterGift(world, mina, ask)
  const other = await enterGift(world, mina, { ...ask, reference: 'Cheque 1042' })

  expect(new Set(all.map((outcome) => (outcome.ok ? outcome.value.giftId : outcome.refused))).size).toBe(1)
  expect(again).toEqual(all[0])
  expect(other).toEqual({ ok: false, refused: 'other-words' })
  expect(await readBalance(world.db, bank)).toBe(50_000n)
})

test('the same form ten times at once is one giver too, also one without an address', async () => {
  const { world, mina, fundId } = await given()
  const nobody = { kind: 'new', name: 'Caroline Herschel', email: null, is: 'person' } as const
  const ask = chequeOf(world, { fundId, donor: nobody })

  await Promise.all(Array.from({ length: 10 }, () => enterGift(world, mina, ask)))

  expect((await world.db.select().from(donors)).map((donor) => donor.name)).toEqual(['Caroline Herschel'])
  expect(await world.db.select().from(gifts)).toHaveLength(1)
})

test('money on its way posts nothing', async () => {
  const { world, mina, fundId } = await given()

  const ask = chequeOf(world, { fundId, channel: 'wire', effectiveOn: null, giftDate: '2026-04-01' as Day })
  await enterGift(world, mina, ask)

  const [gift] = await world.db.select().from(gifts)
  expect(gift).toMatchObject({ state: 'pending', giftDate: null })
  expect(await readBalance(world.db, bank)).toBe(0n)
  expect(await world.db.select().from(receipts)).toEqual([])
})

test('a giver the lab knows by the address is that donor; one without an address gets a letter to post', async () => {
  const { world, mina, fundId } = await given()
  await enterGift(world, mina, chequeOf(world, { fundId }))

  const known = { kind: 'new', name: 'M. Somerville', email: 'MARY@example.org', is: 'person' } as const
  await enterGift(world, mina, chequeOf(world, { fundId, donor: known }))
  const nobody = { kind: 'new', name: 'Caroline Herschel', email: null, is: 'person' } as const
  await enterGift(world, mina, chequeOf(world, { fundId, donor: nobody }))

  expect((await world.db.select().from(donors)).map((donor) => donor.name).sort()).toEqual([
    'Caroline Herschel',
    'Mary Somerville',
  ])
  const [posted] = await world.db
    .select()
    .from(letters)
    .where(eq(letters.kind, 'gift-receipt'))
    .orderBy(letters.toEmail)
  expect(posted).toBeDefined()
  expect((await world.db.select().from(letters)).filter((letter) => letter.toEmail === null)).toHaveLength(1)
})

test('what cannot be true is refused before anything is written', async () => {
  const { world, mina, fay, fundId, other } = await given()
  const shut = await givenFund(world, { isOpen: false })
  const refused = async (words: Partial<OfflineAsk>, officer = mina) => {
    const outcome = await enterGift(world, officer, chequeOf(world, { fundId, ...words }))
    return outcome.ok ? 'entered' : outcome.refused
  }

  expect(await refused({}, fay)).toBe('not-an-officer')
  expect(await refused({ intentId: 'short' })).toBe('not-our-form')
  expect(await refused({ splits: [] })).toBe('no-amount')
  expect(await refused({ splits: [{ fundId, amount: usd(0) }] })).toBe('no-amount')
  expect(await refused({ splits: [fundId, fundId].map((id) => ({ fundId: id, amount: usd(1) })) })).toBe('fund-twice')
  expect(await refused({ splits: [other, shut].map((id) => ({ fundId: id, amount: usd(1) })) })).toBe('no-such-fund')
  expect(await refused({ donor: { kind: 'known', donorId: world.ids.next('dnr') } })).toBe('no-such-donor')
  expect(await refused({ giftDate: '2026-03-04' as Day, effectiveOn: '2026-03-04' as Day })).toBe('date-ahead')
  expect(await refused({ giftDate: '2026-03-03' as Day })).toBe('bank-before-gift')
  expect(await refused({ reference: ' ' })).toBe('no-reference')
  expect(await world.db.select().from(gifts)).toEqual([])
})

test('no new gift reaches the bank in a closed month; a form sent before it closed is answered as the first time', async () => {
  const { world, mina, fundId } = await given()
  const ask = chequeOf(world, { fundId })
  const first = await enterGift(world, mina, { ...ask, requestId: 'req_1' })
  await world.db
    .insert(bookPeriods)
    .values({ month: '2026-03' as Month, closedAt: world.clock.now(), closedBy: mina.id })

  const again = await enterGift(world, mina, { ...ask, requestId: 'req_2' })
  const outcome = await enterGift(world, mina, chequeOf(world, { fundId }))

  expect(again).toEqual(first)
  expect(outcome).toEqual({ ok: false, refused: 'period-closed' })
})

test('a cheque that answers a campaign brings what it gives in return, on its receipt and in the list of what is owed', async () => {
  const { world, mina, fay, fundId, other } = await given()
  const campaignId = await givenCampaignWithBenefit(world, fay, { fundId })
  const enter = (words: Partial<OfflineAsk>, dollars = 100) =>
    enterGift(
      world,
      mina,
      chequeOf(world, {
        fundId,
        campaignId,
        isWithBenefit: true,
        splits: [{ fundId, amount: usd(dollars) }],
        reference: `Cheque ${world.ids.secret().slice(0, 6)}`,
        ...words,
      }),
    )

  const entered = made(await enter({}))

  expect((await readCurrentReceipt(world.db, entered.giftId))?.snapshot).toMatchObject({
    deductible: '7000',
    benefit: { words: dinner.words },
  })
  expect(await readOwed(world.db, fay, 'owed')).toMatchObject([{ giftId: entered.giftId }])
  const refused = { ok: false, refused: 'nothing-in-return' }
  expect(await enter({}, 99)).toEqual(refused)
  expect(await enter({ channel: 'daf' })).toEqual(refused)
  expect(await enter({ campaignId: null })).toEqual(refused)
  expect(await enter({ splits: [{ fundId: other, amount: usd(100) }] })).toEqual(refused)
})
