import { expect, test } from 'vitest'
import { isStopKey, stopUrl } from '#app/domain/giving/own/stop-key.server.ts'
import { secretsBy } from '#app/platform/secrets.server.ts'

const secrets = secretsBy(['a secret of this test, 32 letters long'])
const lab = { origin: 'https://atom.test' } as never

test('the link of a letter holds a key for that letter and no other, and says nothing of its reader', () => {
  const url = new URL(stopUrl({ secrets, lab }, 'ltr_one'))

  const key = url.searchParams.get('key')

  expect(url.pathname).toBe('/letters/ltr_one/stop')
  expect(isStopKey({ secrets }, 'ltr_one', key)).toBe(true)
  expect(isStopKey({ secrets }, 'ltr_two', key)).toBe(false)
  expect(isStopKey({ secrets }, 'ltr_one', null)).toBe(false)
})
