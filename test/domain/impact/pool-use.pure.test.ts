import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributePool, type LotUse } from '#app/domain/impact/pool-use.ts'
import { gpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'

const lot = (name: string) => `lot_${name}` as Id<'lot'>
const project = (name: string) => `prj_${name}` as Id<'prj'>
const sum = (uses: readonly LotUse[]) => uses.reduce((total, use) => total + use.seconds, 0n)

test('a project uses each lot of the pool in proportion to what the lot put in', () => {
  const uses = attributePool({
    lots: [
      { lotId: lot('owned'), seconds: gpuHours(300) },
      { lotId: lot('bought'), seconds: gpuHours(100) },
    ],
    projects: [{ projectId: project('lantern'), seconds: gpuHours(200) }],
    unused: gpuHours(40),
  })

  expect(uses).toEqual([
    { lotId: lot('owned'), fate: 'used', projectId: project('lantern'), seconds: gpuHours(150) },
    { lotId: lot('bought'), fate: 'used', projectId: project('lantern'), seconds: gpuHours(50) },
    { lotId: lot('owned'), fate: 'unused', projectId: null, seconds: gpuHours(30) },
    { lotId: lot('bought'), fate: 'unused', projectId: null, seconds: gpuHours(10) },
    { lotId: lot('owned'), fate: 'waiting', projectId: null, seconds: gpuHours(120) },
    { lotId: lot('bought'), fate: 'waiting', projectId: null, seconds: gpuHours(40) },
  ])
})

test('hours run beyond what the pool held belong to no lot', () => {
  const uses = attributePool({
    lots: [{ lotId: lot('owned'), seconds: gpuSeconds(100) }],
    projects: [
      { projectId: project('a'), seconds: gpuSeconds(90) },
      { projectId: project('b'), seconds: gpuSeconds(60) },
    ],
    unused: gpuSeconds(0),
  })

  expect(uses.map((use) => use.seconds)).toEqual([60n, 40n])
})

test('every second of every lot and of every project is told once', () => {
  const seconds = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((count) => gpuSeconds(count))
  const pools = fc.record({
    lots: fc.array(
      seconds.filter((count) => count > 0n),
      { minLength: 1, maxLength: 5 },
    ),
    projects: fc.array(seconds, { maxLength: 6 }),
    unused: seconds,
  })
  fc.assert(
    fc.property(pools, (pool) => {
      const lots = pool.lots.map((count, index) => ({ lotId: lot(`${index}`), seconds: count }))
      const projects = pool.projects.map((count, index) => ({ projectId: project(`${index}`), seconds: count }))
      const supply = lots.reduce((total, one) => total + one.seconds, 0n)
      const ran = projects.reduce((total, one) => total + one.seconds, 0n)

      const uses = attributePool({ lots, projects, unused: pool.unused })

      for (const one of lots) expect(sum(uses.filter((use) => use.lotId === one.lotId))).toBe(one.seconds)
      if (ran <= supply) {
        for (const one of projects) expect(sum(uses.filter((use) => use.projectId === one.projectId))).toBe(one.seconds)
      }
      expect(uses.every((use) => use.seconds > 0n)).toBe(true)
    }),
  )
})
