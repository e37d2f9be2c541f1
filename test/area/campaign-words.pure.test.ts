import { expect, test } from 'vitest'
import { goalWords, perMille } from '#app/area/campaign-words.ts'
import { embedSnippet, plainLink } from '#app/area/embed-snippet.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'

test.each([
  ['dollars', usd(12_345.6), '$12,345.60'],
  ['donors', 1n, '1 donor'],
  ['monthly_donors', 1_200n, '1,200 monthly donors'],
  ['gpu_hours', gpuHours(40_000), '40,000 GPU-h'],
] as const)('%s are said in their own measure', (kind, amount, words) => {
  expect(goalWords(kind, amount)).toBe(words)
})

test('a meter is never more than full, and not full a cent before', () => {
  expect([perMille(0n, 100n), perMille(99_999n, 100_000n), perMille(5n, 5n), perMille(7n, 5n)]).toEqual([
    0, 999, 1000, 1000,
  ])
})

test('a name cannot write markup into the lines for another site', () => {
  const campaign = { origin: 'https://lab.test', slug: 'spring', name: '"><script>alert(1)</script> & co' }

  expect(plainLink(campaign)).toBe(
    '<a href="https://lab.test/give/spring">Give to &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</a>',
  )
  expect(embedSnippet(campaign)).toContain('<script async src="https://lab.test/embed.js"></script>')
})
