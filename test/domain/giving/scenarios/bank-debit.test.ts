import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readThanks } from '#app/domain/giving/read-thanks.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { giftsOf } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { letters } from '#db/schema/activity.ts'
import { receipts } from '#db/schema/receipts.ts'
import { readDisputeRow, readGiftRow } from '#test/support/given/disputes.ts'
import { askOf, givenFund, givenStarted, pass, stranger, useTill } from '#test/support/given/giving.ts'
import { saveOnPage } from '#test/support/given/pledges.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { expectBooksOfStripe } from '#test/support/given/tidings.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const daySeconds = 86_400

/** A gift of $100 by bank debit whose giver has agreed on her bank's page and come back. */
async function debited(account: string): Promise<{ giftId: Id<'gft'>; fundId: Id<'fnd'> }> {
  const { world } = held
  const fundId = await givenFund(world)
  const { giftId, url } = await givenStarted(world, askOf(world, { fundId, channel: 'bank_debit' }))
  await saveOnPage(url, { account })
  await settleGift(world, portal('redirect'), giftId)
  return { giftId, fundId }
}

const newestReceipt = async () => (await held.world.db.select().from(receipts).orderBy(desc(receipts.id)))[0]
const lettersOf = (kind: string) => held.world.db.select().from(letters).where(eq(letters.kind, kind))
const progressOf = async (giftId: Id<'gft'>) =>
  (await readThanks(held.world.db, giftId, { person: null, intentId: null }))?.progress

test('a bank debit is told to be on its way, and is a gift when the money is here', async () => {
  const { world } = held
  const { giftId, fundId } = await debited('000123456789')

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'pending', gross: 10081n, channel: 'bank_debit' })
  expect(await progressOf(giftId)).toBe('at_bank')
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await newestReceipt()).toBeUndefined()
  expect(await lettersOf('gift-pending')).toHaveLength(1)

  await pass(world, till, 7 * daySeconds)
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled' })
  expect(await progressOf(giftId)).toBe('paid')
  expect((await newestReceipt())?.snapshot).toContain('to cover the fee of the debit')
  await expectBooksOfStripe(world, till)
})

test('a debit that comes back on day 40 reverses the entry, voids the receipt and tells the giver', async () => {
  const { world } = held
  const { giftId, fundId } = await debited('000888888883')
  await pass(world, till, 7 * daySeconds)
  await hearAll(world)
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-10081n)

  await pass(world, till, 40 * daySeconds)
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost', refunded: 10081n })
  expect(await readDisputeRow(world)).toMatchObject({ state: 'lost', reason: 'debit_not_authorized', answerBy: null })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await newestReceipt()).toMatchObject({ kind: 'void' })
  expect(await lettersOf('gift-taken-back')).toHaveLength(1)
  expect(await progressOf(giftId)).toBe('refunded')
  await expectBooksOfStripe(world, till)
})

test('a debit the bank refuses days later is no gift, and its giver is written to', async () => {
  const { world } = held
  const { giftId } = await debited('000222222227')

  await pass(world, till, 7 * daySeconds)
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'failed' })
  expect(await lettersOf('gift-unpaid')).toHaveLength(1)
  expect(await newestReceipt()).toBeUndefined()
})

test('a bank account gives more than a card, up to its own most', async () => {
  const { world } = held
  const fundId = await givenFund(world)
  const ask = (dollars: number) => askOf(world, { fundId, channel: 'bank_debit', amount: usd(dollars) })

  expect(await startGift(world, stranger, ask(100_000))).toMatchObject({ ok: true })
  expect(await startGift(world, stranger, ask(100_001))).toMatchObject({ refused: 'too-large' })
})
