import { expect, test } from 'vitest'
import { copiedCall } from '#app/proposal/copied-call.ts'
import type { Month } from '#app/units/time.ts'

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
} as const

test('a copy opens next month at the same hour of its zone, and everything else moves by as much', () => {
  expect(copiedCall(call, new Date('2026-05-20T12:00:00Z'))).toMatchObject({
    copyOf: call.id,
    opensAt: '2026-06-30T09:00',
    closesAt: '2026-08-31T17:00',
    firstMonth: '2026-10',
    lastMonth: '2027-03',
    gpuClasses: 'h100 h200',
  })
})

test('a call that is still to open is copied to the month after it', () => {
  expect(copiedCall(call, new Date('2025-11-01T00:00:00Z'))).toMatchObject({ opensAt: '2026-02-28T09:00' })
})

test('a copy of a rolling call is rolling', () => {
  expect(copiedCall({ ...call, closesAt: null, deadline: null }, new Date('2026-05-20T12:00:00Z')).closesAt).toBe('')
})
