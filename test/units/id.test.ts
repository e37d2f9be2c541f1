import { expect, test } from 'vitest'
import { systemIds } from '#app/platform/ids.server.ts'
import { parseId } from '#app/units/id.ts'

test('an id is read back only as what it names', () => {
  const gift = systemIds.next('gft')

  expect(parseId('gft', gift)).toBe(gift)
  expect(parseId('rct', gift)).toBeNull()
  expect(parseId('gft', `${gift}'`)).toBeNull()
  expect(parseId('gft', undefined)).toBeNull()
})

test('later ids sort after earlier ones', () => {
  const made = Array.from({ length: 1000 }, () => systemIds.next('gft'))

  expect([...made].sort()).toEqual(made)
})
