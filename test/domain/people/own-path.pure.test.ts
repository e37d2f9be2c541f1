import { expect, test } from 'vitest'
import { ownPath } from '#app/domain/people/own-path.ts'

const hosts = ['evil.example', 'evil.example/a', 'evil.example%2f..', '127.0.0.1', 'user@evil.example']
const starts = [
  '//',
  '///',
  '////',
  '/\\',
  '\\\\',
  '\\/',
  '/\\/',
  '/%5c',
  '/%2f',
  '/%2F%2F',
  '/%252f',
  '/%255c',
  '/\t/',
  '/\n/',
  '/\r//',
  ' //',
  'http://',
  'https://',
  'https:',
  'https:/',
  './/',
  '/.//',
  '/..//',
  '/a//',
  '/\u0000/',
]
const others = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'mailto:a@b.c',
  'evil.example',
  '@evil.example',
  '/%',
  '/%zz',
  '/%E0%A4%A',
  '',
  '?to=//evil',
  '#//evil',
  '/\u2028/evil',
  '/é',
  '/ evil',
  `/${'a'.repeat(2_001)}`,
]
const payloads = [...starts.flatMap((start) => hosts.map((host) => start + host)), ...others]

test('more than a hundred ways out of the site lead to the fallback', () => {
  expect(payloads.length).toBeGreaterThan(100)
  const escaped = payloads.filter((payload) => {
    const to = ownPath(payload, '/account')
    return (
      new URL(to, 'https://own.example').origin !== 'https://own.example' || /^\/[/\\]/.test(to) || to !== '/account'
    )
  })
  expect(escaped).toEqual([])
})

test.each([
  '/',
  '/backer',
  '/admin/gifts?state=settled&q=a%20b',
  '/research/applications/app_1#aims',
  '/give?amount=100',
])('%s is ours', (path) => expect(ownPath(path, '/account')).toBe(path))
