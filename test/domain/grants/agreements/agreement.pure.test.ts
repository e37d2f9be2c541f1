import { expect, test } from 'vitest'
import {
  findAgreementFault,
  longestPromise,
  promisesIn,
  standardAgreement,
  takeLines,
  typedPromises,
} from '#app/domain/grants/agreements/agreement.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'

const window = { firstMonth: '2026-05' as Month, lastMonth: '2026-10' as Month }
const offered = [
  { gpuClass: 'b200', seconds: gpuHours(200), ...window },
  { gpuClass: 'h100', seconds: gpuHours(1000), ...window },
]

test('an offer is taken whole when nothing is named', () => {
  expect(takeLines(offered, null)).toEqual(offered)
})

test('a part of an offer keeps its months, and a class of which nothing is taken is left out', () => {
  const taken = [
    { gpuClass: 'h100', seconds: gpuHours(400) },
    { gpuClass: 'b200', seconds: gpuHours(0) },
  ]
  expect(takeLines(offered, taken)).toEqual([{ gpuClass: 'h100', seconds: gpuHours(400), ...window }])
})

test.each([
  ['an hour too many', [{ gpuClass: 'h100', seconds: gpuHours(1001) }], 'more-than-offered'],
  ['a class that is not offered', [{ gpuClass: 'h200', seconds: gpuHours(1) }], 'more-than-offered'],
  ['nothing of any class', [{ gpuClass: 'h100', seconds: gpuHours(0) }], 'nothing-taken'],
  ['no class', [], 'nothing-taken'],
])('%s is refused', (_what, taken, refused) => {
  expect(takeLines(offered, taken)).toBe(refused)
})

test('promises are paragraphs, whatever ends their lines, and are typed again as they were', () => {
  const typed = 'The lab gives\r\nits hours.\r\n\r\n  \r\n\r\nThe project releases.\n'
  expect(promisesIn(typed)).toEqual(['The lab gives its hours.', 'The project releases.'])
  expect(promisesIn(typedPromises(standardAgreement.promises))).toEqual(standardAgreement.promises)
})

test('an agreement promises something, in sentences a person can read', () => {
  const fault = (promises: string[]) => findAgreementFault({ promises, opennessClass: 3 })
  expect(fault([])).toBe('no-promise')
  expect(fault(Array.from({ length: 31 }, (_, index) => `Promise ${index}`))).toBe('too-many-promises')
  expect(fault(['x'.repeat(longestPromise + 1)])).toBe('promise-too-long')
  expect(fault(standardAgreement.promises)).toBeNull()
})
