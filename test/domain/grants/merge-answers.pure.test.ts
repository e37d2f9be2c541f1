import { expect, test } from 'vitest'
import { applyPicks, mergeAnswers, readPicks } from '#app/domain/grants/merge-answers.ts'

const base = { question: 'Old', approach: 'Old', outcome: 'Old' }

test('a field that only one side changed takes that side’s words', () => {
  const mine = { ...base, question: 'Mine' }
  const theirs = { ...base, approach: 'Theirs' }

  expect(mergeAnswers({ base, mine, theirs })).toEqual({
    merged: { question: 'Mine', approach: 'Theirs', outcome: 'Old' },
    clashes: [],
    taken: ['approach'],
  })
})

test('a field that both changed is a clash, unless both wrote the same', () => {
  const mine = { question: 'Mine', approach: 'Same', outcome: '' }
  const theirs = { question: 'Theirs', approach: 'Same', outcome: 'Old' }

  expect(mergeAnswers({ base, mine, theirs })).toEqual({
    merged: { question: 'Mine', approach: 'Same', outcome: '' },
    clashes: ['question'],
    taken: [],
  })
})

test('a pick keeps one’s own words, takes the others’, or has both', () => {
  const mine = { question: 'Mine', approach: 'Mine', outcome: 'Mine' }
  const seen = { question: 'Theirs', approach: 'Theirs', outcome: 'Theirs' }
  const picked = readPicks({
    'pick-approach': 'theirs',
    'pick-outcome': 'both',
    'pick-question': 'whatever',
    question: 'mine',
  })

  expect(applyPicks(mine, seen, picked)).toEqual({
    question: 'Mine',
    approach: 'Theirs',
    outcome: 'Mine\n\nTheirs',
  })
})

test('no word of either side is lost, whatever both did', () => {
  const words = ['', 'Old', 'A', 'B']
  for (const [before, own, other] of words.flatMap((a) => words.flatMap((b) => words.map((c) => [a, b, c] as const)))) {
    const { merged, clashes } = mergeAnswers({ base: { q: before }, mine: { q: own }, theirs: { q: other } })
    const isLost = other !== before && merged.q !== other
    expect(isLost && clashes.length === 0, `${before}, ${own}, ${other}`).toBe(false)
    expect(own !== before && merged.q !== own, `${before}, ${own}, ${other}`).toBe(false)
  }
})
