import { expect, test } from 'vitest'
import { standardCriteria } from '#app/domain/grants/rubrics/standard-rubric.ts'
import { changesBetween } from '#app/domain/grants/versions/version.ts'

const rubric = { criteria: standardCriteria }
const before = {
  scores: { merit: 3, openness: 4, feasibility: 4, need: 2 },
  confidence: 3,
  forCommittee: '',
  forApplicant: 'A plan.',
}

test('what changed is told field by field, and nothing else', () => {
  const after = { ...before, scores: { ...before.scores, merit: 4 }, forCommittee: 'The drifters.' }
  const merit = standardCriteria.find(({ name }) => name === 'merit')?.title

  expect(changesBetween(rubric, before, after)).toEqual([
    { name: merit, before: '3', after: '4' },
    { name: 'For the committee', before: 'Nothing.', after: 'The drifters.' },
  ])
  expect(changesBetween(rubric, before, { ...before })).toEqual([])
})
