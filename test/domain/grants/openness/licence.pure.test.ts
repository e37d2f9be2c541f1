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

test.each([
  ...[
    'PolyForm-Noncommercial-1.0.0',
    'PolyForm-Small-Business-1.0.0',
    'BUSL-1.1',
    'Aladdin',
    'SSPL-1.0',
    'Elastic-2.0',
  ],
  ...['Hippocratic-2.1', 'MIT AND CC-BY-NC-4.0', 'BUSL-1.1 OR MIT AND SSPL-1.0', 'CC-BY-NC-SA-3.0-DE'],
])('%s is not open', (licence) => {
  expect(parseLicence(licence)).toBe(licence)
  expect(isOpenLicence(licence)).toBe(false)
})

test.each([
  ...['MIT', 'AGPL-3.0-only', 'CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-3.0-DE', 'CDLA-Permissive-2.0', 'ODC-By-1.0'],
  ...['OpenMDW-1.0', 'MIT OR CC-BY-NC-4.0', 'MIT AND Apache-2.0', 'MIT AND BUSL-1.1 OR Apache-2.0'],
])('%s is open', (licence) => {
  expect(parseLicence(licence)).toBe(licence)
  expect(isOpenLicence(licence)).toBe(true)
})
