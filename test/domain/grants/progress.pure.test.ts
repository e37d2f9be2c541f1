import { expect, test } from 'vitest'
import { applicationStates, stageFor } from '#app/domain/grants/application.ts'
import { progressOf, type Stands } from '#app/domain/grants/progress.ts'
import type { Day } from '#app/units/time.ts'

const deadline = new Date('2026-03-31T21:10:00Z')
const stands: Stands = {
  stage: 'in_review',
  call: {
    stage: 'closed',
    deadline,
    timeZone: 'America/New_York',
    reviewsUntil: '2026-05-15' as Day,
    decisionsOn: '2026-06-01' as Day,
  },
  offerUntil: null,
  appealUntil: null,
  hasOpenAppeal: false,
}
const undated = { ...stands, call: { ...stands.call, reviewsUntil: null, decisionsOn: null } }
const on = (instant: string) => new Date(instant)

test('while the call is open, what was sent is received, and is with the lab until the deadline', () => {
  const open = { ...stands, stage: 'submitted', call: { ...stands.call, stage: 'open' } } as const

  expect(progressOf(open, on('2026-03-20T12:00:00Z'))).toMatchObject({
    step: 'Received',
    holder: 'the-lab',
    dates: [{ expected: { kind: 'instant', at: deadline } }, {}, {}],
  })
})

test('once the call has closed, and in a rolling call at once, it is being checked', () => {
  const rolling = { ...undated, stage: 'submitted', call: { ...undated.call, stage: 'open', deadline: null } } as const

  expect(progressOf({ ...stands, stage: 'submitted' }, on('2026-04-01T12:00:00Z')).step).toBe('Being checked')
  expect(progressOf(rolling, on('2026-04-01T12:00:00Z')).step).toBe('Being checked')
})

test('reviewers have it until their last day in the call’s zone is over, then the lab', () => {
  // The fifteenth in New York, the sixteenth in UTC.
  expect(progressOf(stands, on('2026-05-16T03:59:00Z'))).toMatchObject({
    holder: 'reviewers',
    dates: [{ expected: { kind: 'day', day: '2026-05-15' } }, { expected: { kind: 'day', day: '2026-06-01' } }],
  })
  expect(progressOf(stands, on('2026-05-16T04:00:00Z'))).toMatchObject({
    step: 'Being decided',
    holder: 'the-lab',
    dates: [{ label: 'Decision', expected: { kind: 'day', day: '2026-06-01' } }],
  })
})

test('a day that has passed is said to have passed, and one that was never named is not announced', () => {
  expect(progressOf(stands, on('2026-06-02T12:00:00Z')).dates[0]?.expected).toEqual({ kind: 'late', day: '2026-06-01' })
  expect(progressOf(undated, on('2026-06-02T12:00:00Z')).dates[0]?.expected).toEqual({ kind: 'not-announced' })
})

test('what the panel has come to changes nothing an applicant is told', () => {
  const now = on('2026-05-20T12:00:00Z')
  const told = (['in_review', 'in_discussion', 'recommended', 'decided'] as const).map((state) =>
    JSON.stringify(progressOf({ ...stands, stage: stageFor(state) }, now)),
  )

  expect(new Set(told).size).toBe(1)
})

test('an offer is with its applicant until it lapses, and with the lab while an appeal of it is open', () => {
  const offerUntil = on('2026-07-01T12:00:00Z')
  const offered = { ...stands, stage: 'offered', offerUntil } as const
  const now = on('2026-06-02T12:00:00Z')

  expect(progressOf(offered, now)).toMatchObject({
    holder: 'you',
    dates: [{ expected: { kind: 'instant', at: offerUntil } }],
  })
  expect(progressOf({ ...offered, hasOpenAppeal: true }, now)).toMatchObject({ holder: 'the-lab' })
})

test('every stage says where it stands and what comes next', () => {
  for (const state of applicationStates) {
    const { words, next } = progressOf({ ...stands, stage: stageFor(state) }, on('2026-05-20T12:00:00Z'))
    expect(words.length, state).toBeGreaterThan(3)
    expect(next.length, state).toBeGreaterThan(20)
  }
})
