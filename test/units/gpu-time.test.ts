import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typedHours } from '#app/ui/gpu-hours-field.tsx'
import {
  formatExactHours,
  formatGpuHours,
  gpuHours,
  gpuSeconds,
  parseGpuHours,
  splitGpuSeconds,
  wholeGpuHours,
} from '#app/units/gpu-time.ts'

test('GPU time shows as hours with two decimals, and none when whole', () => {
  expect(formatGpuHours(gpuSeconds(259800n))).toBe('72.17')
  expect(formatGpuHours(gpuHours(12400))).toBe('12,400')
  expect(formatGpuHours(gpuHours(-1.5))).toBe('\u22121.50')
})

test('a figure set large shows whole hours, rounded away from zero at the half', () => {
  expect(wholeGpuHours(gpuHours(72.49))).toBe(gpuHours(72))
  expect(wholeGpuHours(gpuHours(72.5))).toBe(gpuHours(73))
  expect(wholeGpuHours(gpuHours(-1.5))).toBe(gpuHours(-2))
})

test('typed hours become whole seconds or nothing', () => {
  expect(parseGpuHours('12,400')).toBe(44640000n)
  expect(parseGpuHours('0.5')).toBe(1800n)
  for (const text of ['', 'ten', '-1', '0.0001', '1.23456', '1,000,000,000,000'])
    expect(parseGpuHours(text), text).toBeNull()
})

test('what a field of hours begins with can be sent as it stands, and is never more than there is', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), (seconds) => {
      const back = parseGpuHours(typedHours(gpuSeconds(seconds)))
      expect(back).not.toBeNull()
      expect(seconds - (back ?? 0n)).toBeGreaterThanOrEqual(0n)
      expect(seconds - (back ?? 0n)).toBeLessThan(36n)
    }),
  )
})

test('shared seconds always add up', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.array(fc.bigInt({ min: 1n, max: 9999n }), { minLength: 1, maxLength: 20 }),
      (seconds, weights) => {
        const parts = splitGpuSeconds(gpuSeconds(seconds), weights)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(seconds)
      },
    ),
  )
})

test('signed hours lose nothing: four decimals, or seconds beside whole hours', () => {
  const words = (seconds: bigint) => formatExactHours(gpuSeconds(seconds))
  expect([0n, 3600n, 4_444_444n, 12_960_036n, 5400n].map(words)).toEqual([
    '0',
    '1',
    '1,234 and 2044 / 3,600',
    '3,600.01',
    '1.5',
  ])
})
