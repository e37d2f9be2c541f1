import { expect, test } from 'vitest'
import { copiedCall } from '#app/proposal/copied-call.ts'
import type { Day, Month } from '#app/units/time.ts'
import { instantIn } from '#app/units/zoned-time.ts'

const call = {
  id: 'cal_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  slug: 'open-models',
  title: 'Open models',
  summary: 'Hours.',
  body: 'Tell us.',
  opensAt: new Date('2026-01-31T14:00:00Z'),
  closesAt: new Date('2026-03-31T21:00:00Z'),
  deadline: new Date('2026-03-31T21:10:00Z'),
  timeZone: 'America/New_York',
  graceMinutes: 10,
  firstMonth: '2026-05' as Month,
  lastMonth: '2026-10' as Month,
  gpuClasses: ['h100', 'h200'],
  offerDays: 30,
  appealDays: 14,
  reviewsUntil: '2026-04-30' as Day,
  decisionsOn: null,
  takesRenewals: true,
} as const

test('a copy opens next month at the same hour of its zone, and everything else moves by as much', () => {
  expect(copiedCall(call, new Date('2026-05-20T12:00:00Z'))).toMatchObject({
    copyOf: call.id,
    opensAt: '2026-06-30T09:00',
    closesAt: '2026-08-31T17:00',
    firstMonth: '2026-10',
    lastMonth: '2027-03',
    reviewsUntil: '2026-09-30',
    decisionsOn: '',
    gpuClasses: 'h100 h200',
  })
})

test('a call that is still to open is copied to the month after it', () => {
  expect(copiedCall(call, new Date('2025-11-01T00:00:00Z'))).toMatchObject({ opensAt: '2026-02-28T09:00' })
})

test('a copy of a rolling call is rolling', () => {
  const rolling = copiedCall({ ...call, closesAt: null, deadline: null }, new Date('2026-05-20T12:00:00Z'))

  expect(rolling).toMatchObject({ closesAt: '', isRolling: 'yes' })
})

test.each([
  // Both are January in New York and February in UTC.
  ['America/New_York', '2026-02-01T03:00:00Z', '2026-02-01T04:00:00Z', '2026-02-28T22:00'],
  // It opened in January in New York; now it is February there and in UTC.
  ['America/New_York', '2026-02-01T03:00:00Z', '2026-02-01T06:00:00Z', '2026-03-31T22:00'],
  // It opened in February in New York: counted from March, its copy would have opened two days ago.
  ['America/New_York', '2026-03-01T00:00:00Z', '2026-03-30T23:00:00Z', '2026-04-28T19:00'],
  // In Auckland it is May already while UTC still shows April.
  ['Pacific/Auckland', '2026-03-02T00:00:00Z', '2026-04-30T13:00:00Z', '2026-06-02T13:00'],
  // It opened on the first of March in Auckland, which UTC calls February.
  ['Pacific/Auckland', '2026-02-28T12:00:00Z', '2026-03-15T00:00:00Z', '2026-04-01T01:00'],
])(
  'around the end of a month in %s, a call opened %s and copied %s opens in the month after: %s',
  (zone, opened, now, opens) => {
    const closing = { closesAt: null, deadline: null, timeZone: zone }
    const copy = copiedCall({ ...call, ...closing, opensAt: new Date(opened) }, new Date(now))

    expect(copy.opensAt).toBe(opens)
    expect(instantIn(zone, copy.opensAt ?? '')?.getTime()).toBeGreaterThan(Date.parse(now))
  },
)
