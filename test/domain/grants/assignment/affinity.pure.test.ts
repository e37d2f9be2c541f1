import { expect, test } from 'vitest'
import { likeness, sharedWords, vectorsOf, wordsIn } from '#app/domain/grants/assignment/affinity.ts'

test('texts about one thing are nearer than texts about two, and the rare words say so', () => {
  const [rivers, floods, proofs] = vectorsOf([
    'Forecasts of floods in small river basins, from gauges',
    'I study floods and river gauges',
    'A prover for mathematics, and forecasts of nothing',
  ])
  if (!rivers || !floods || !proofs) throw new Error('three texts have three vectors')

  expect(likeness(rivers, floods)).toBeGreaterThan(likeness(rivers, proofs))
  expect(likeness(rivers, rivers)).toBeCloseTo(1, 10)
  expect(sharedWords(rivers, floods, 5).sort()).toEqual(['flood', 'gauge', 'river'])
})

test('plural and case make no difference, and words that say nothing are left out', () => {
  expect(wordsIn('The RIVERS, and their mass: Ökologie.')).toEqual(['river', 'mass', 'ökologie'])
})

test('a text without words is like nothing', () => {
  const [empty, some] = vectorsOf(['', 'floods'])

  expect(likeness(empty ?? new Map(), some ?? new Map())).toBe(0)
})
