import { expect, test } from 'vitest'
import { looksLikeTesting } from '#app/domain/giving/guarding/guard.ts'
import { askQuestion, isAnswered } from '#app/domain/giving/guarding/question.ts'
import { secretsBy } from '#app/platform/secrets.server.ts'

const secrets = secretsBy(['a secret of the tests, 32 letters long'])
const now = new Date('2026-03-03T17:00:00Z')
const asked = () => askQuestion({ secrets, intentId: 'mine', now, roll: 0 })

test('the sum is the answer, as a number or a word, for the form that was asked', () => {
  const { words, sealed } = asked()

  expect(words).toBe('How much is two and two? Type the number.')
  for (const answer of ['4', ' 4 ', 'Four'])
    expect(isAnswered({ secrets, intentId: 'mine' }, { sealed, answer, now })).toBe(true)
})

test.each([
  ['another answer', { answer: '5' }, 'mine'],
  ['no answer', { answer: undefined }, 'mine'],
  ['an answer to another form', { answer: '4' }, 'theirs'],
  ['an answer after half an hour', { answer: '4', now: new Date('2026-03-03T17:30:01Z') }, 'mine'],
  ['an answer to nothing', { answer: '4', sealed: undefined }, 'mine'],
  ['an answer to what was made up', { answer: '4', sealed: 'v1.a.b.c' }, 'mine'],
])('%s is none', (_name, given, intentId) => {
  const { sealed } = asked()

  expect(isAnswered({ secrets, intentId }, { sealed, now, ...given } as never)).toBe(false)
})

test('every roll asks what can be answered', () => {
  for (let roll = 0; roll < 64; roll += 1) {
    const { sealed } = askQuestion({ secrets, intentId: 'mine', now, roll })
    const right = Array.from({ length: 19 }, (_, answer) => String(answer)).filter((answer) =>
      isAnswered({ secrets, intentId: 'mine' }, { sealed, answer, now }),
    )
    expect(right).toHaveLength(1)
  }
})

test('ten declined cards, or most of twenty, look like testing; a few unlucky ones do not', () => {
  expect(looksLikeTesting({ declined: 9, paid: 20 })).toBe(false)
  expect(looksLikeTesting({ declined: 9, paid: 3 })).toBe(false)
  expect(looksLikeTesting({ declined: 10, paid: 500 })).toBe(true)
})
