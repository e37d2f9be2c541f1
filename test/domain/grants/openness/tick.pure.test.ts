import { expect, test } from 'vitest'
import { formatTick, parseTick } from '#app/domain/grants/openness/tick.ts'

test.each([null, new Date(1_780_000_100_000)])('a tick is read as it was sent, checked at %s', (checkedAt) => {
  const tick = { component: 'model-card', claimedAt: new Date(1_780_000_000_000), checkedAt } as const

  expect(parseTick(formatTick(tick))).toEqual(tick)
})

test.each(['', 'model-card', 'model-card@', 'constructor@1', 'model-card@1@2@3', 'model-card@-1'])(
  '%s is none',
  (text) => {
    expect(parseTick(text)).toBeNull()
  },
)
