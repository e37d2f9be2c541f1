import type { GpuSeconds } from '#app/units/gpu-time.ts'

export type Stance = 'agreed' | 'sent_back'

/** Where a draft stands with the second officer. */
export type SecondState = 'not-needed' | 'waits' | Stance

/** A decision of as much GPU time as the call says, or more, takes two officers. */
export function needsSecond(reach: GpuSeconds, from: GpuSeconds): boolean {
  return reach >= from
}

/** `reach` is what the decision may come to, over all classes: of a place on the waiting list what was asked for. */
export function secondState(reach: GpuSeconds, from: GpuSeconds, stance: Stance | null): SecondState {
  if (stance === 'sent_back') return 'sent_back'
  if (!needsSecond(reach, from)) return 'not-needed'
  return stance ?? 'waits'
}

/** Whether the draft may be released: small enough for one officer, or agreed to by a second; never one sent back. */
export function isReleasable(state: SecondState): boolean {
  return state === 'not-needed' || state === 'agreed'
}
