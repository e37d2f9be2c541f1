import { expect, test } from 'vitest'
import { calibrate } from '#app/domain/grants/panel/calibrate.ts'
import { type PanelRow, rankPanel, tiedAtLine } from '#app/domain/grants/ranking.ts'
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
    fewestGpus: null,
    mostGpus: null,
    canCheckpoint: null,
  }
  const decided = granted === undefined ? null : 'accepted_partial'
  const lines = granted === undefined ? [] : [{ gpuClass: 'h100', seconds: gpuHours(granted) }]
  const words = { title: number, institution: '', state: 'in_review' as const, reviewsAsked: means.length }
  return {
    id: `app_${number}`,
    number,
    ...words,
    means,
    lines: [line],
    outcome: decided,
    granted: lines,
    recommendation: null,
    firstMeans: means,
  }
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

test('ranked by calibrated score, an application its sparing reviewers marked low stands above one that generous ones marked high', () => {
  const shared = [1, 2, 3, 4, 5, 6].flatMap((number) => [
    { applicationId: `app_s${number}` as const, reviewer: 'sparing', score: 250 + 10 * number },
    { applicationId: `app_s${number}` as const, reviewer: 'generous', score: 380 + 12 * number },
  ])
  const [low, high] = [row('low', [330], 60), row('high', [360], 60)]
  const marks = [
    ...shared,
    { applicationId: low.id, reviewer: 'sparing', score: 330 },
    { applicationId: high.id, reviewer: 'generous', score: 360 },
  ]
  const calibration = calibrate(marks)
  const order = (by: 'mean' | 'calibrated') => rankPanel([low, high], free, { by, calibration })

  expect(order('mean').map(({ number }) => number)).toEqual(['high', 'low'])
  expect(order('calibrated').map(({ number }) => number)).toEqual(['low', 'high'])
  expect(order('calibrated').map(({ isTooCloseToCall, reach }) => [isTooCloseToCall, reach > 25])).toEqual([
    [true, true],
    [true, true],
  ])
})

test('equal scores share a rank, and are named where the line falls among them', () => {
  const ranked = rankPanel([row('c', [400], 60), row('b', [400], 60), row('a', [500], 30), row('d', [300], 1)], free)

  expect(ranked.map(({ number, rank, isTied }) => [number, rank, isTied])).toEqual([
    ['a', 1, false],
    ['b', 2, true],
    ['c', 2, true],
    ['d', 4, false],
  ])
  expect(tiedAtLine(ranked).map(({ number }) => number)).toEqual(['b', 'c'])
  expect(tiedAtLine(rankPanel([row('a', [500], 30), row('b', [400], 80)], free))).toEqual([])
})
