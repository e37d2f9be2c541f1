import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextOffer, type OnTheList, offerFrom, rankWaiting } from '#app/domain/grants/waitlist/next-offer.ts'
import { type GpuSeconds, gpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'

const may = '2026-05' as Month
const classes = ['h100', 'h200'] as const

const line = fc
  .record({ asked: fc.bigInt(1n, 1000n), share: fc.bigInt(0n, 100n), gpuClass: fc.constantFrom(...classes) })
  .map(({ asked, share, gpuClass }) => ({
    gpuClass,
    asked: gpuSeconds(asked),
    leastUseful: gpuSeconds((asked * share) / 100n),
    firstMonth: may,
    lastMonth: '2026-10' as Month,
  }))
const row = fc
  .record({
    score: fc.option(fc.integer({ min: 100, max: 500 })),
    lines: fc.uniqueArray(line, { minLength: 1, maxLength: 2, selector: ({ gpuClass }) => gpuClass }),
  })
  .map((one) => one)
const list = fc
  .array(row, { maxLength: 8 })
  .map((rows) =>
    rankWaiting(
      rows.map((one, index): OnTheList => ({ ...one, applicationId: `app_${index}` as Id<'app'>, number: `${index}` })),
    ),
  )
const hours = fc.record({ h100: fc.bigInt(0n, 2000n), h200: fc.bigInt(0n, 2000n) })

/** The list gone through as the verb does it, until nobody is left for whom the hours suffice. */
function goThrough(ranked: readonly OnTheList[], there: Record<string, bigint>) {
  const left = new Map(Object.entries(there).map(([gpuClass, seconds]) => [gpuClass, gpuSeconds(seconds)]))
  const offered: NonNullable<ReturnType<typeof nextOffer>>[] = []
  let waiting = [...ranked]
  for (;;) {
    const next = nextOffer(waiting, left, may)
    if (!next) return { offered, left, waiting }
    offered.push(next)
    for (const { gpuClass, seconds } of next.lines)
      left.set(gpuClass, gpuSeconds((left.get(gpuClass) ?? 0n) - seconds) as GpuSeconds)
    waiting = waiting.filter(({ applicationId }) => applicationId !== next.applicationId)
  }
}

test('never more is offered than came back, of any class', () => {
  fc.assert(
    fc.property(list, hours, (ranked, there) => {
      const { left } = goThrough(ranked, there)
      expect([...left.values()].every((seconds) => seconds >= 0n)).toBe(true)
    }),
  )
})

test('each offer is at least what is useful and at most what was asked, and nobody is passed over who could be served', () => {
  fc.assert(
    fc.property(list, hours, (ranked, there) => {
      const { offered, left, waiting } = goThrough(ranked, there)
      for (const { applicationId, lines } of offered) {
        const asked = ranked.find((one) => one.applicationId === applicationId)?.lines ?? []
        for (const one of asked) {
          const given = lines.find(({ gpuClass }) => gpuClass === one.gpuClass)?.seconds ?? 0n
          expect(given >= one.leastUseful && given <= one.asked).toBe(true)
        }
      }
      for (const { lines } of waiting) expect(offerFrom(lines, left, may)).toBeNull()
    }),
  )
})

test('the first of the list is served before any other for whom the hours suffice', () => {
  fc.assert(
    fc.property(list, hours, (ranked, there) => {
      const returned = new Map(Object.entries(there).map(([gpuClass, seconds]) => [gpuClass, gpuSeconds(seconds)]))
      const first = ranked.findIndex(({ lines }) => offerFrom(lines, returned, may) !== null)
      expect(nextOffer(ranked, returned, may)?.place ?? 0).toBe(first + 1)
    }),
  )
})

test('months that have begun are cut, and whose months are over gets no offer', () => {
  const asked = { asked: gpuHours(10), leastUseful: gpuHours(5), gpuClass: 'h100' }
  const window = { ...asked, firstMonth: may, lastMonth: '2026-06' as Month }
  const returned = new Map([['h100', gpuHours(7)]])

  expect(offerFrom([window], returned, '2026-06' as Month)).toEqual([
    { gpuClass: 'h100', seconds: gpuHours(7), firstMonth: '2026-06', lastMonth: '2026-06' },
  ])
  expect(offerFrom([window], returned, '2026-07' as Month)).toBeNull()
})
