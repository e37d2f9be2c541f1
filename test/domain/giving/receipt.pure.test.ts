import { expect, test } from 'vitest'
import {
  nothingInReturn,
  type ReceiptFacts,
  receiptNumber,
  receiptWordsOf,
  snapshotOf,
} from '#app/domain/giving/receipt.ts'
import { cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

const facts: ReceiptFacts = {
  kind: 'gift',
  number: '2026-000001',
  giftId: 'gft_one',
  lab: {
    name: 'ATOM',
    legalName: 'ATOM Laboratory, Inc.',
    ein: '12-3456789',
    address: 'Boston',
    email: 'hello@atom.test',
  },
  giver: 'Ada Lovelace',
  amount: cents(10_330n),
  giftAmount: cents(10_000n),
  feeCover: cents(330n),
  giftDate: '2026-03-03' as Day,
  issuedOn: '2026-03-04' as Day,
  fund: 'Compute fund',
  dedication: { kind: 'in_memory', name: 'Ian' },
  supersedes: null,
}

test('a receipt says who, how much, when, and that nothing was given in return', () => {
  expect(snapshotOf(facts)).toMatchObject({
    giver: 'Ada Lovelace',
    amount: '10330',
    dedication: 'In memory of Ian',
    statements: [
      'ATOM Laboratory, Inc. received your gift of $103.30 on 3 March 2026.',
      'It includes $3.30 that you added to cover the card fee, which is part of your gift.',
      'No goods or services were provided in exchange for this gift.',
    ],
  })
})

test('a receipt without a covered fee does not speak of one', () => {
  const { statements } = snapshotOf({ ...facts, amount: cents(10_000n), feeCover: cents(0n) })

  expect(statements.join(' ')).not.toContain('fee')
})

test('an amended receipt names what it replaces and what is left', () => {
  const { statements } = snapshotOf({ ...facts, kind: 'amended', amount: cents(7_000n), supersedes: '2026-000001' })

  expect(statements).toEqual([
    'This receipt replaces receipt 2026-000001, which no longer counts.',
    'You gave $103.30 on 3 March 2026. $33.30 of it was returned to you; your contribution is $70.00.',
    nothingInReturn,
  ])
})

test('the paper of a grant is an acknowledgement, when a later one replaces it too', () => {
  const grant = { ...facts, isGrant: true, supersedes: '2026-000001' }

  const amended = snapshotOf({ ...grant, kind: 'amended', amount: cents(7_000n) })
  const returned = snapshotOf({ ...grant, kind: 'void', amount: cents(0n) })

  expect(amended.statements[0]).toBe(
    'This acknowledgement replaces acknowledgement 2026-000001, which no longer counts.',
  )
  expect(amended.statements.join(' ')).toContain('your grant is $70.00')
  expect(returned.statements[1]).toBe('Your grant of $103.30 on 3 March 2026 was returned to you in full.')
  expect([...amended.statements, ...returned.statements].join(' ')).not.toMatch(/your contribution|to deduct/)
  expect(receiptWordsOf(amended).paper).toBe('acknowledgement')
  expect(receiptWordsOf(snapshotOf(facts)).paper).toBe('receipt')
})

test('a number is the year and six digits', () => {
  expect(receiptNumber(2026, 42)).toBe('2026-000042')
})
