import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fairValueOf,
  faultOf,
  form8282DueOn,
  formatShares,
  parseShares,
  propertyWords,
} from '#app/domain/giving/property/property.ts'
import { propertyStatements } from '#app/domain/giving/property/property-statements.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

const stock = { kind: 'stock', name: 'ORRY', shares: 1_000_000n, low: usd(10), high: usd(10.05) } as const

test('stock is worth its shares times the mean of the day, half a cent up', () => {
  expect(fairValueOf(stock)).toBe(1_003n)
  expect(fairValueOf({ ...stock, shares: 200_000_000n })).toBe(200_500n)
  expect(fairValueOf({ ...stock, shares: 333_333n, low: usd(3), high: usd(3) })).toBe(100n)
  expect(fairValueOf({ kind: 'other', name: 'a rack', estimate: usd(900), estimateSource: 'An offer' })).toBe(90_000n)
})

test('shares are read as they are written', () => {
  expect(parseShares('1,250.5')).toBe(1_250_500_000n)
  for (const text of ['', '-1', '1.1234567', '1,25', 'ten', '1e3', '1,000,000,000'])
    expect(parseShares(text)).toBeNull()
  fc.assert(
    fc.property(fc.bigInt(0n, 999_999_999_999_999n), (shares) => {
      expect(parseShares(formatShares(shares))).toBe(shares)
    }),
  )
})

test('what cannot be written down has its fault', () => {
  expect(faultOf(stock)).toBeNull()
  expect(faultOf({ ...stock, name: ' ' })).toBe('no-name')
  expect(faultOf({ ...stock, shares: 0n })).toBe('no-shares')
  expect(faultOf({ ...stock, low: usd(11) })).toBe('prices-turned')
  expect(faultOf({ ...stock, shares: 1n, low: usd(0.01), high: usd(0.01) })).toBe('no-amount')
  expect(faultOf({ kind: 'other', name: 'a rack', estimate: usd(1), estimateSource: ' ' })).toBe('no-source')
  expect(faultOf({ kind: 'other', name: 'a rack', estimate: usd(0), estimateSource: 'An offer' })).toBe('no-amount')
})

test('its words say how much there is of it', () => {
  expect(propertyWords(stock)).toBe('1 share of ORRY')
  expect(propertyWords({ ...stock, shares: 1_250_500_000n })).toBe('1,250.5 shares of ORRY')
  expect(propertyWords({ kind: 'other', name: 'a rack of servers', shares: null })).toBe('a rack of servers')
})

test('Form 8282 is due for what is sold within three years, and never for traded stock', () => {
  const receivedOn = '2026-02-27' as Day
  expect(form8282DueOn({ kind: 'other', receivedOn, soldOn: '2029-02-26' as Day })).toBe('2029-07-01')
  expect(form8282DueOn({ kind: 'other', receivedOn, soldOn: '2029-02-27' as Day })).toBeNull()
  expect(form8282DueOn({ kind: 'stock', receivedOn, soldOn: '2026-03-01' as Day })).toBeNull()
})

test('a receipt says what came, which forms may be whose, and nothing of money', () => {
  const facts = {
    kind: 'gift' as const,
    lab: { legalName: 'The Lab' },
    giftDate: '2026-02-27' as Day,
    supersedes: null,
    inReturn: 'Nothing came back.',
  }
  const said = propertyStatements({ kind: 'other', words: 'a rack of servers' }, facts).join(' ')

  expect(said).toContain('The Lab received your gift of a rack of servers on 27 February 2026.')
  expect(said).toContain('Nothing came back.')
  expect(said).toMatch(/Form 8283.*\$5,000.*Form 8282/)
  expect(propertyStatements({ kind: 'stock', words: '2 shares of ORRY' }, facts).join(' ')).not.toContain('8282')
  expect(propertyStatements({ kind: 'stock', words: '2 shares of ORRY' }, { ...facts, kind: 'void' })).toEqual([
    'Your gift of 2 shares of ORRY on 27 February 2026 was returned to you. There is nothing to deduct.',
  ])
})

test('cars, boats and planes are not taken, and words that only sound like them are', () => {
  const faultOfThing = (name: string) =>
    faultOf({ kind: 'other', name, estimate: usd(9_000), estimateSource: 'An offer' })

  for (const name of ['A car of 2019', 'two Boats', 'a sailboat', 'an airplane', 'A MOTORCYCLE', 'a light aircraft']) {
    expect(faultOfThing(name), name).toBe('vehicle')
  }
  for (const name of ['40 graphics cards', 'a carpet', 'a Jetson board', 'six vanity mirrors', 'a planet model']) {
    expect(faultOfThing(name), name).toBeNull()
  }
  expect(faultOf({ kind: 'untraded', name: 'Boat Works, Inc.', estimate: usd(9), estimateSource: 'x' })).toBeNull()
})

test('a receipt says from which value on an appraisal is needed, by what came', () => {
  const facts = {
    kind: 'gift',
    lab: { legalName: 'ATOM, Inc.' },
    giftDate: '2026-02-27' as Day,
    supersedes: null,
    inReturn: 'None.',
  } as const
  const wordsOf = (kind: 'stock' | 'untraded' | 'other') => propertyStatements({ kind, words: 'it' }, facts).join(' ')

  expect(wordsOf('stock')).toContain('needs no appraisal')
  expect(wordsOf('other')).toContain('Above $5,000 a qualified appraisal is needed first')
  expect(wordsOf('untraded')).toContain(
    'Above $5,000 ATOM, Inc. signs your Form 8283, and above $10,000 a qualified appraisal',
  )
  expect(wordsOf('untraded')).toContain('Form 8282')
})
