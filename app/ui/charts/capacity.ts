import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'

/** The hours of one GPU class in one month, by where they are. */
export type CapacityMonth = {
  month: Month
  used: GpuSeconds
  promised: GpuSeconds
  free: GpuSeconds
  down: GpuSeconds
  expired: GpuSeconds
  /** The pool's own page. */
  to?: string | undefined
}

export type CapacityClass = { gpuClass: string; months: readonly CapacityMonth[] }

export const capacityParts = ['used', 'promised', 'free', 'down', 'expired'] as const
export type CapacityPart = (typeof capacityParts)[number]

export const partWords: Record<CapacityPart, string> = {
  used: 'Used',
  promised: 'Promised',
  free: 'Free',
  down: 'Down',
  expired: 'Expired',
}
