import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { acceptPaid } from '#app/domain/giving/accept-paid.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { settleGift } from '#app/domain/giving/settle-gift.server.ts'
import { giftsOf, processingFees, stripeClearing } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { letters } from '#db/schema/activity.ts'
import { gifts } from '#db/schema/giving.ts'
import { receipts } from '#db/schema/receipts.ts'
import { cast } from '#test/support/cast.ts'
import { askOf, givenFund, givenGift, givenStarted, pass, pay, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

/** A gift of $103.30 whose card was charged $99.00, as after a session someone changed at Stripe. */
async function quarantinedGift(paid = { amount: 9_900, currency: 'usd' }) {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const { giftId, url } = await givenStarted(world, askOf(world, { fundId }))
  const [session] = till.sandbox.store.sessions.oldestFirst()
  if (!session) throw new Error('no session')
  till.sandbox.store.sessions.put({ ...session, amount_total: paid.amount, currency: paid.currency })
  await pay(url)
  await settleGift(world, portal('test'), giftId)
  return { world, fundId, giftId, ...people }
}

const readGift = async () => (await held.world.db.select().from(gifts))[0]
const lettersOf = (kind: 'gift-receipt' | 'gift-refunded') =>
  held.world.db.select().from(letters).where(eq(letters.kind, kind))

test('finance accepts what was paid: the real amount is booked, with its receipt and its fee', async () => {
  const { world, giftId, fundId, mina } = await quarantinedGift()
  expect(await readGift()).toMatchObject({
    state: 'quarantined',
    failureReason: 'Asked $103.30 usd, paid $99.00 usd',
  })

  const outcome = await acceptPaid(world, mina, { giftId })
  await pass(world, till, 60)
  await settleGift(world, portal('test'), giftId)

  expect(outcome).toEqual({ ok: true, value: { amount: 9_900n } })
  expect(await readGift()).toMatchObject({ state: 'settled', gross: 9_900n, giftAmount: 9_900n, feeCover: 0n })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-9_900n)
  expect(await readBalance(world.db, stripeClearing)).toBe(9_900n - (await readBalance(world.db, processingFees)))
  expect(await world.db.select().from(receipts)).toMatchObject([{ kind: 'gift', amount: 9_900n }])
  expect(await lettersOf('gift-receipt')).toHaveLength(1)
})

test('finance gives back what was paid, and the books show that it came and went', async () => {
  const { world, giftId, fundId, mina } = await quarantinedGift()

  const outcome = await refundGift(world, mina, { giftId, reason: 'Not what was agreed' })
  await pass(world, till, 60)
  await settleGift(world, portal('test'), giftId)

  expect(outcome).toMatchObject({ ok: true, value: { state: 'succeeded' } })
  expect(await readGift()).toMatchObject({ state: 'refunded', refunded: 9_900n })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(await readBalance(world.db, stripeClearing)).toBe(-(await readBalance(world.db, processingFees)))
  expect(till.sandbox.store.refunds.oldestFirst()).toMatchObject([{ amount: 9_900 }])
  expect(await lettersOf('gift-refunded')).toHaveLength(1)
})

test('a gift is accepted once, whoever decides and however many at once', async () => {
  const { world, giftId, fundId, mina } = await quarantinedGift()

  const answers = await Promise.all([1, 2, 3].map(() => acceptPaid(world, mina, { giftId })))
  const later = await acceptPaid(world, mina, { giftId })

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(later).toEqual({ ok: false, refused: 'not-quarantined' })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(-9_900n)
  expect(await lettersOf('gift-receipt')).toHaveLength(1)
})

test('accepting and giving back at once never leaves more at Stripe than in the books', async () => {
  const { world, giftId, fundId, mina } = await quarantinedGift()

  await Promise.all([acceptPaid(world, mina, { giftId }), refundGift(world, mina, { giftId, reason: 'Not as agreed' })])

  const kept = till.sandbox.store.refunds.oldestFirst().length === 1 ? 0n : -9_900n
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(kept)
})

test('only a finance officer decides about what was paid', async () => {
  const { world, giftId, fay, rosa, otto, june } = await quarantinedGift()

  for (const person of [fay, rosa, otto, june]) {
    expect(await acceptPaid(world, person, { giftId })).toEqual({ ok: false, refused: 'not-an-officer' })
  }
})

test('a payment in another currency is neither booked nor given back from here', async () => {
  const { world, giftId, fundId, mina } = await quarantinedGift({ amount: 10_330, currency: 'eur' })

  expect(await acceptPaid(world, mina, { giftId })).toEqual({ ok: false, refused: 'other-currency' })
  const refund = await refundGift(world, mina, { giftId, reason: 'Not as agreed' })

  expect(refund).toEqual({ ok: false, refused: 'other-currency' })
  expect(await readBalance(world.db, giftsOf(fundId))).toBe(0n)
  expect(till.sandbox.store.refunds.oldestFirst()).toEqual([])
})

test('a gift Stripe no longer calls paid is not accepted', async () => {
  const { world, giftId, mina } = await quarantinedGift()
  const [session] = till.sandbox.store.sessions.oldestFirst()
  if (session) till.sandbox.store.sessions.put({ ...session, payment_status: 'unpaid' })

  expect(await acceptPaid(world, mina, { giftId })).toEqual({ ok: false, refused: 'not-paid' })
})

test('only a gift in quarantine is accepted as paid', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const giftId = await givenGift(world, { fundId: await givenFund(world) })

  expect(await acceptPaid(world, mina, { giftId })).toEqual({ ok: false, refused: 'not-quarantined' })
  expect(await acceptPaid(world, mina, { giftId: 'gft_none' as typeof giftId })).toEqual({
    ok: false,
    refused: 'no-such-gift',
  })
})
