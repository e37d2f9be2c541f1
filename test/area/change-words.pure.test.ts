import { expect, test } from 'vitest'
import { changesOf } from '#app/area/change-words.ts'

/** "Name: before → after" of each change. */
const read = (before: Record<string, unknown> | null, after: Record<string, unknown>) =>
  changesOf({ before, after }).map((change) => `${change.name}: ${change.before} → ${change.after}`)

test('money is read in dollars and GPU time in hours, never in cents or seconds', () => {
  expect(read(null, { gross: '10330', fee: '330' })).toEqual(['Gross: nothing → $103.30', 'Fee: nothing → $3.30'])
  expect(read(null, { seconds: '259800', final: '3600' })).toEqual([
    'Hours: nothing → 72.17 GPU-h',
    'Final: nothing → 1 GPU-h',
  ])
  expect(read(null, { seconds: ['h100 3600', 'h200 7200'] })).toEqual([
    'Hours: nothing → 1 GPU-h (H100), 2 GPU-h (H200)',
  ])
})

test('a goal is read in what it counts', () => {
  expect(read(null, { goalKind: 'dollars', goal: '1200000' }).at(-1)).toBe('Goal: nothing → $12,000.00')
  expect(read(null, { goalKind: 'donors', goal: '300' }).at(-1)).toBe('Goal: nothing → 300')
})

test('states lose their underscores, instants get their zone, and ids stay as they are', () => {
  expect(
    read(
      { state: 'in_review', closesAt: '2026-12-20T22:10:00.000Z', isOpen: true },
      { state: 'decided', closesAt: null, isOpen: false, fundId: 'fnd_01M8DEK6X9QTP59E8GRVRWZWC6' },
    ),
  ).toEqual([
    'State: in review → decided',
    'Closes: 20 December 2026, 22:10 UTC → nothing',
    'Is open: yes → no',
    'Fund: nothing → fnd_01M8DEK6X9QTP59E8GRVRWZWC6',
  ])
})
