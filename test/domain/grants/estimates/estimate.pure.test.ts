import { expect, test } from 'vitest'
import {
  canEstimate,
  estimateHours,
  findEstimateFault,
  formatBillions,
  parseBillions,
  type RunSize,
} from '#app/domain/grants/estimates/estimate.ts'
import { formatGpuHours } from '#app/units/gpu-time.ts'

const size: RunSize = { gpuClass: 'h100', parameters: 7000n, tokens: 1_000_000n, utilisation: { low: 30, high: 45 } }

test('seven billion parameters on a trillion tokens take 26 to 39 thousand hours of an H100', () => {
  const { fewest, most } = estimateHours(size)

  // 6 × 7e9 × 1e12 = 4.2e22 operations; 989e12 × 0.45 × 3600 = 1.602e18 of them an hour.
  expect(formatGpuHours(fewest)).toBe('26,215')
  expect(formatGpuHours(most)).toBe('39,322')
})

test('an estimate rounds up, and a faster GPU takes fewer hours', () => {
  const tiny = estimateHours({ ...size, parameters: 1n, tokens: 1n })

  expect(formatGpuHours(tiny.fewest)).toBe('1')
  expect(estimateHours({ ...size, gpuClass: 'b200' }).most).toBeLessThan(estimateHours(size).most)
})

test('billions are read with their decimals and written as they were typed', () => {
  expect(parseBillions('7')).toBe(7000n)
  expect(parseBillions('0.35')).toBe(350n)
  expect(parseBillions('1,200.5')).toBe(1_200_500n)
  expect(parseBillions('1200')).toBe(1_200_000n)
  expect(formatBillions(350n)).toBe('0.35')
  expect(formatBillions(1_200_500n)).toBe('1,200.5')
  for (const wrong of ['', '-1', '7B', '1e9', '0.0001', '0,35', '1,2', '12,00', ',350', '1,2000', '1234,567'])
    expect(parseBillions(wrong)).toBeNull()
})

test('a size that says nothing, or an unknown GPU, has no estimate', () => {
  expect(findEstimateFault(size)).toBeNull()
  expect(findEstimateFault({ ...size, gpuClass: 'abacus' })).toBe('unknown-class')
  expect(findEstimateFault({ ...size, parameters: 0n })).toBe('no-size')
  expect(findEstimateFault({ ...size, tokens: 100_000_001n })).toBe('too-large')
  expect(findEstimateFault({ ...size, utilisation: { low: 50, high: 40 } })).toBe('no-utilisation')
  expect(findEstimateFault({ ...size, utilisation: { low: 0, high: 40 } })).toBe('no-utilisation')
})

test('a name that every object has is no GPU class with a peak', () => {
  expect(['h100', 'constructor'].map(canEstimate)).toEqual([true, false])
  expect(findEstimateFault({ ...size, gpuClass: 'constructor' })).toBe('unknown-class')
})
