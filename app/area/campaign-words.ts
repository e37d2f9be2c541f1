import type { GoalKind } from '#app/domain/giving/campaign.ts'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { cents, formatCents } from '#app/units/money.ts'

/** "One donor so far", "48 donors so far" */
export function donorsWords(donors: number): string {
  return donors === 1 ? 'One donor so far' : `${donors.toLocaleString('en-US')} donors so far`
}

/** "$24,600", "310 donors", "12,400 GPU-h": an amount in the measure of a goal. */
export function goalWords(kind: GoalKind, amount: bigint): string {
  const count = amount.toLocaleString('en-US')
  const words: Record<GoalKind, () => string> = {
    dollars: () => formatCents(cents(amount), { wholeWhenRound: true }),
    donors: () => `${count} ${amount === 1n ? 'donor' : 'donors'}`,
    monthly_donors: () => `${count} monthly ${amount === 1n ? 'donor' : 'donors'}`,
    gpu_hours: () => `${formatGpuHours(gpuSeconds(amount))} GPU-h`,
  }
  return words[kind]()
}

/** How full a meter is, in thousandths; never more than full. */
export function perMille(reached: bigint, goal: bigint): number {
  return reached >= goal ? 1000 : Number((reached * 1000n) / goal)
}
