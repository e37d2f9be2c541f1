import { expect, test } from 'vitest'
import { sumWords, worthOf } from '#app/domain/giving/euros/euros.ts'
import { refundEuros } from '#app/domain/giving/euros/refund-euros.ts'
import { shareLoss } from '#app/domain/giving/euros/share-loss.ts'
import { eur, euroCents } from '#app/units/euros.ts'
import { cents, usd } from '#app/units/money.ts'

test('a gift in euros is told in euros until its dollars are here', () => {
  expect(sumWords({ gross: usd(0), euros: eur(50) })).toBe('€50.00')
  expect(sumWords({ gross: usd(54), euros: eur(50) })).toBe('$54.00')
  expect(sumWords({ gross: usd(54), euros: null })).toBe('$54.00')
})

test.each([1.08, 0.96, 1.31])('however a gift goes back at %s, euros and dollars come to nothing together', (rate) => {
  for (const part of [100n, 333n, 4999n, 5000n]) {
    const left = { euros: euroCents(5000n), dollars: cents(Math.round(5000 * rate)) }
    while (left.euros > 0n) {
      const back = part < left.euros ? euroCents(part) : left.euros
      const worth = worthOf(back, left)
      expect(worth).toBeGreaterThan(0n)
      left.euros = euroCents(left.euros - back)
      left.dollars = cents(left.dollars - worth)
      expect(left.dollars >= 0n, `${part} of ${rate}`).toBe(true)
      if (left.euros === 0n) expect(left.dollars).toBe(0n)
    }
  }
})

test('cents of a euro that is cheaper than a dollar end at a person, never below nothing', () => {
  expect(worthOf(euroCents(1n), { euros: euroCents(50n), dollars: cents(48n) })).toBe(1n)
  expect(() => worthOf(euroCents(1n), { euros: euroCents(3n), dollars: cents(1n) })).toThrow('a person must look')
  expect(worthOf(euroCents(3n), { euros: euroCents(3n), dollars: cents(1n) })).toBe(1n)
})

test('a part is asked in euros, of what is left, and of what the form saw', () => {
  const left = { euros: eur(50), dollars: usd(54) }

  expect(refundEuros(left, usd(0))).toMatchObject({ value: { amount: 5400n, euros: 5000n } })
  expect(refundEuros(left, usd(0), { euros: eur(20), refundedBefore: usd(0) })).toMatchObject({
    value: { amount: 2160n },
  })
  expect(refundEuros(left, usd(0), { euros: eur(50.01), refundedBefore: usd(0) })).toMatchObject({
    refused: 'more-than-left',
  })
  expect(refundEuros(left, usd(0), { euros: eur(0.99), refundedBefore: usd(0) })).toMatchObject({
    refused: 'more-than-left',
  })
  expect(refundEuros(left, usd(0), { amount: usd(20), refundedBefore: usd(0) })).toMatchObject({
    refused: 'more-than-left',
  })
  expect(refundEuros(left, usd(1), { euros: eur(20), refundedBefore: usd(0) })).toMatchObject({
    refused: 'changed-since',
  })
})

test.each([
  {
    disputed: 50,
    leftEuros: 50,
    leftDollars: 54,
    held: 56,
    loss: { taken: 5400n, eurosTaken: 5000n, beyond: 0n, difference: 200n },
  },
  {
    disputed: 50,
    leftEuros: 50,
    leftDollars: 54,
    held: 51,
    loss: { taken: 5400n, eurosTaken: 5000n, beyond: 0n, difference: -300n },
  },
  {
    disputed: 20,
    leftEuros: 50,
    leftDollars: 54,
    held: 22,
    loss: { taken: 2160n, eurosTaken: 2000n, beyond: 0n, difference: 40n },
  },
  {
    disputed: 50,
    leftEuros: 30,
    leftDollars: 32.4,
    held: 55,
    loss: { taken: 3240n, eurosTaken: 3000n, beyond: 2200n, difference: 60n },
  },
  {
    disputed: 50,
    leftEuros: 0,
    leftDollars: 0,
    held: 55,
    loss: { taken: 0n, eurosTaken: 0n, beyond: 5500n, difference: 0n },
  },
])('of €$disputed disputed with €$leftEuros left, $held dollars held fall on gift, lab and rate', (row) => {
  const left = { euros: eur(row.leftEuros), dollars: usd(row.leftDollars) }

  const loss = shareLoss({ held: usd(row.held), disputed: eur(row.disputed), left })

  expect(loss).toEqual(row.loss)
  expect(loss.taken + loss.beyond + loss.difference).toBe(usd(row.held))
})
