import { expect, test } from 'vitest'
import { isOpenLicence, parseLicence } from '#app/domain/grants/openness/licence.ts'

test('a licence is one of the SPDX list, in the list’s own letters', () => {
  expect(parseLicence(' apache-2.0 ')).toBe('Apache-2.0')
  expect(parseLicence('MIT or cc-by-4.0')).toBe('MIT OR CC-BY-4.0')
})

test.each(['', 'free for friends', 'Apache-2', 'MIT OR', 'MIT MIT', 'AND', 'MIT AND nothing'])('%s is none', (text) => {
  expect(parseLicence(text)).toBeNull()
})

test('what forbids selling or changing is not open', () => {
  expect(['Apache-2.0', 'CC-BY-SA-4.0', 'ODbL-1.0'].map(isOpenLicence)).toEqual([true, true, true])
  expect(['CC-BY-NC-4.0', 'CC-BY-ND-4.0', 'CC-BY-NC-SA-4.0'].map(isOpenLicence)).toEqual([false, false, false])
})
