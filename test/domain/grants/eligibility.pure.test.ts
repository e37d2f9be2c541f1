import { expect, test } from 'vitest'
import { eligibilityQuestions, judgeEligibility } from '#app/domain/grants/eligibility.ts'
import type { Month } from '#app/units/time.ts'

const questions = eligibilityQuestions({
  gpuClasses: ['h100', 'b200'],
  firstMonth: '2026-05' as Month,
  lastMonth: '2026-10' as Month,
})
const all = { release: 'yes', record: 'yes', team: 'yes', window: 'yes', tried: 'yes' }

test('five questions, one of them about the hours of the call', () => {
  expect(questions).toHaveLength(5)
  expect(questions[3]?.asks).toBe('Can the work run on H100, B200, from May 2026 to October 2026?')
})

test('five times yes fits', () => {
  expect(judgeEligibility(questions, all)).toEqual({ verdict: 'fits', because: [] })
})

test('a closed model does not fit, and an untried one raises a question', () => {
  expect(judgeEligibility(questions, { ...all, release: 'no' })).toMatchObject({ verdict: 'does not fit' })
  expect(judgeEligibility(questions, { ...all, tried: 'no' })).toMatchObject({ verdict: 'fits with a question' })
  expect(judgeEligibility(questions, { ...all, tried: 'no', team: 'no' })).toMatchObject({
    verdict: 'does not fit',
    because: [expect.stringContaining('signed by one person'), expect.stringContaining('a run that worked')],
  })
})

test('what is not answered is asked again, and before anything is answered there is nothing to say', () => {
  expect(judgeEligibility(questions, {})).toBeNull()
  expect(judgeEligibility(questions, { ...all, team: undefined })).toEqual({ verdict: 'unanswered', missing: ['team'] })
  expect(judgeEligibility(questions, { ...all, team: 'perhaps' })).toMatchObject({ verdict: 'unanswered' })
})
