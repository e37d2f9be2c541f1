import { expect, test } from 'vitest'
import { markOf } from '#app/domain/grants/release/drafts-mark.server.ts'

const one = { decisionId: 'dec_1', draft: 1 } as const
const other = { decisionId: 'dec_2', draft: 1 } as const

test('the same drafts have one mark in any order, and a draft anew or another decision has another', () => {
  const mark = markOf([one, other])

  expect(markOf([other, one])).toBe(mark)
  expect(markOf([{ ...one, draft: 2 }, other])).not.toBe(mark)
  expect(markOf([one, { ...other, decisionId: 'dec_3' }])).not.toBe(mark)
  expect(markOf([one])).not.toBe(mark)
})
