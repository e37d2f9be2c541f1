import { expect, test } from 'vitest'
import { parseWallLink, tierOf } from '#app/domain/giving/wall/wall-entry.ts'
import { usd } from '#app/units/money.ts'

test.each([
  ['https://example.org', 'https://example.org/'],
  ['https://www.example.org/about?x=1', 'https://www.example.org/about?x=1'],
  ['http://example.org', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['https://user:word@example.org', null],
  ['https://localhost', null],
  ['https://10.0.0.1/', null],
  ['https://[::1]/', null],
  ['https://example.org:8443/', null],
  ['//example.org', null],
  ['example.org', null],
  [`https://example.org/${'a'.repeat(300)}`, null],
])('%s as a link is %s', (text, link) => {
  expect(parseWallLink(text)).toBe(link)
})

test('a tier is reached at its sum, not a cent before', () => {
  expect([usd(100_000), usd(99_999.99), usd(10_000), usd(999.99), usd(0)].map(tierOf)).toEqual([
    'hundred_thousand',
    'ten_thousand',
    'ten_thousand',
    'other',
    'other',
  ])
})
