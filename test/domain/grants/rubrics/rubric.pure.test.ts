import { expect, test } from 'vitest'
import { findRubricFault, levelLabel, meanScore } from '#app/domain/grants/rubrics/rubric.ts'
import { standardCriteria } from '#app/domain/grants/rubrics/standard-rubric.ts'
import { criteriaOf, typedRubric } from '#app/proposal/rubric-ask.ts'

const rubric = { number: 1, blindness: 'single', criteria: standardCriteria } as const

test('the mean follows the weights, in hundredths, and waits for every score', () => {
  const scores = { merit: 5, openness: 5, feasibility: 4, need: 3 }
  const heavy = standardCriteria.map((one) => ({ ...one, weight: one.name === 'need' ? 70 : 10 }))

  expect(meanScore(rubric, scores)).toBe(425)
  expect(meanScore({ criteria: heavy }, scores)).toBe(350)
  expect(meanScore(rubric, { merit: 5 })).toBeNull()
  expect(meanScore(rubric, { ...scores, need: 6 })).toBeNull()
})

test('a level says what it means, and one between two that do is a figure', () => {
  const [merit] = standardCriteria

  expect(merit && levelLabel(merit, 3)).toBe('3: solid, of use to its field')
  expect(merit && levelLabel(merit, 2)).toBe('2')
})

test('a rubric typed again as it was is the same rubric', () => {
  expect(criteriaOf(typedRubric(rubric))).toEqual(standardCriteria)
})

test('a criterion without a title is left out, a new one gets a name nobody has, and a weight that is none is no rubric', () => {
  const typed = {
    ...typedRubric(rubric),
    'title-2': ' ',
    'title-5': 'Use',
    'weight-5': '25',
    'level-5-1': 'a',
    'level-5-5': 'b',
  }

  const criteria = criteriaOf(typed)

  expect(criteria.map(({ name }) => name)).toEqual(['merit', 'feasibility', 'need', 'c-1'])
  expect(findRubricFault(criteria)).toBeNull()
  expect(findRubricFault(criteriaOf({ ...typed, 'weight-5': '25.5' }))).toBe('weights-not-100')
})

test('two criteria never share a name, whatever was sent', () => {
  const names = criteriaOf({ ...typedRubric(rubric), 'name-2': 'merit' }).map(({ name }) => name)

  expect(names).toEqual(['merit', 'c-1', 'feasibility', 'need'])
})
