import { expect, test } from 'vitest'
import { differencesBetweenPapers, runWordsOf } from '#app/domain/grants/papers/paper-differences.ts'
import { hoursOf, readPaper, type SubmissionPaper, writePaper } from '#app/domain/grants/papers/submission-paper.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'

const paper: SubmissionPaper = {
  lab: { legalName: 'ATOM', address: 'Boston' },
  application: { number: '2026-0001', title: 'Lantern', call: 'Open models' },
  ...{ version: 1, form: 1, applicant: 'Grace', sentBy: 'Grace', sentAt: '2026-03-03T17:00:00.000Z' },
  sections: [
    {
      title: 'Science',
      answers: [
        { question: 'What?', answer: 'This.' },
        { question: 'What?', answer: 'Twice asked.' },
      ],
    },
  ],
  hours: [{ gpuClass: 'h100', seconds: '3600', leastUseful: '0', firstMonth: '2026-05', lastMonth: '2026-06' }],
  team: [{ name: 'Lin', institution: 'Delta', role: 'co_pi' }],
  attachment: null,
}

test('two versions that say the same differ in nothing', () => {
  expect(differencesBetweenPapers(paper, { ...paper, version: 2, sentAt: '2026-03-04T17:00:00.000Z' })).toEqual([])
})

test('an answer, hours, a person and a file that changed are named field by field, what is gone last', () => {
  const newer = {
    ...paper,
    sections: [
      {
        title: 'Science',
        answers: [
          { question: 'What?', answer: 'That.' },
          { question: 'What?', answer: 'Twice asked.' },
        ],
      },
    ],
    hours: [{ ...paper.hours[0], seconds: '7200', run: { mostGpus: 64 } } as SubmissionPaper['hours'][number]],
    team: [],
    attachment: { name: 'plan.pdf', sha256: 'ab' },
  }

  expect(differencesBetweenPapers(paper, newer)).toEqual([
    { section: 'Science', field: 'What?', before: 'This.', after: 'That.' },
    expect.objectContaining({ section: 'Hours', field: 'H100', after: expect.stringContaining('64 GPUs') }),
    { section: 'Attachment', field: 'PDF', before: '', after: 'plan.pdf, SHA-256 ab' },
    { section: 'Team', field: 'Lin', before: 'Delta, co_pi', after: '' },
  ])
})

const line = {
  ...{ gpuClass: 'h100', asked: gpuHours(1), leastUseful: gpuHours(0) },
  ...{ firstMonth: '2026-05' as Month, lastMonth: '2026-06' as Month },
}

test('GPUs at once, checkpoints and the kept estimate are sealed with the line', () => {
  const estimate = {
    ...{ gpuClass: 'h100', parameters: 7000n, tokens: 2_000_000n, utilisation: { low: 30, high: 50 } },
    ...{ fewest: gpuHours(10), most: gpuHours(20), method: 1, madeAt: new Date('2026-03-01T00:00:00Z') },
  }
  const [sealed] = hoursOf(
    [{ ...line, fewestGpus: 8, mostGpus: 64, canCheckpoint: false }],
    new Map([['h100', estimate]]),
  )

  expect(sealed).toMatchObject({ run: { fewestGpus: 8, mostGpus: 64, canCheckpoint: false }, estimate: { method: 1 } })
  expect(sealed && runWordsOf(sealed).join('; ')).toContain('7 billion parameters')
})

test('a line that says nothing of its run is sealed as it was before, and an old paper is read and written the same', () => {
  const [sealed] = hoursOf([{ ...line, fewestGpus: null, mostGpus: null, canCheckpoint: null }])

  expect(Object.keys(sealed ?? {})).toEqual(['gpuClass', 'seconds', 'leastUseful', 'firstMonth', 'lastMonth'])
  expect(writePaper(readPaper(writePaper(paper)))).toBe(writePaper(paper))
})
