import { expect, test } from 'vitest'
import { type PanelRow, rankPanel } from '#app/domain/grants/ranking.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'

const month = '2026-05' as Month

function row(number: string, means: number[], hours: number, granted?: number): PanelRow {
  const line = {
    gpuClass: 'h100',
    asked: gpuHours(hours),
    leastUseful: gpuHours(0),
    firstMonth: month,
    lastMonth: month,
  }
  const decided = granted === undefined ? null : 'accepted_partial'
  const lines = granted === undefined ? [] : [{ gpuClass: 'h100', seconds: gpuHours(granted) }]
  const words = { title: number, institution: '', state: 'in_review' as const, reviewsAsked: means.length }
  return { id: `app_${number}`, number, ...words, means, lines: [line], outcome: decided, granted: lines }
}

const free = new Map([['h100', gpuHours(100)]])

test('the line stands where free hours run out, going down by score', () => {
  const ranked = rankPanel([row('c', [300], 40), row('a', [500, 400], 60), row('b', [400], 60)], free)

  expect(ranked.map(({ number, isAboveLine }) => [number, isAboveLine])).toEqual([
    ['a', true],
    ['b', false],
    ['c', false],
  ])
  expect(ranked[0]).toMatchObject({ mean: 450, spread: 100, isTooCloseToCall: true })
})

test('a partial grant takes only what it gives, and the unreviewed stand below', () => {
  const ranked = rankPanel([row('d', [], 1), row('a', [450], 60, 40), row('b', [400], 60)], free)

  expect(ranked.map(({ number, isAboveLine }) => [number, isAboveLine])).toEqual([
    ['a', true],
    ['b', true],
    ['d', false],
  ])
})

test('under each application stands what it leaves of the free hours, or what it lacks', () => {
  const ranked = rankPanel([row('a', [450], 60), row('b', [400], 60), row('c', [300], 40)], free)

  expect(ranked.map(({ leftUnder }) => leftUnder)).toEqual([
    [{ gpuClass: 'h100', seconds: gpuHours(40) }],
    [{ gpuClass: 'h100', seconds: -gpuHours(20) }],
    [{ gpuClass: 'h100', seconds: gpuHours(0) }],
  ])
})
