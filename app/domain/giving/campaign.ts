import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { secondsPerHour } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'

/** What a campaign asks for: dollars, a number of donors, of donors who give monthly, or GPU-hours. */
export type Goal =
  | { kind: 'dollars'; amount: Cents }
  | { kind: 'donors' | 'monthly_donors'; count: bigint }
  | { kind: 'gpu_hours'; time: GpuSeconds }

export type GoalKind = Goal['kind']
export const goalKinds: readonly GoalKind[] = ['dollars', 'donors', 'monthly_donors', 'gpu_hours']

export const goalKindWords: Record<GoalKind, string> = {
  dollars: 'Dollars',
  donors: 'Donors',
  monthly_donors: 'Monthly donors',
  gpu_hours: 'GPU-hours',
}

export type Campaign = {
  id: Id<'cmp'>
  slug: string
  name: string
  ask: string
  fundId: Id<'fnd'>
  goalKind: GoalKind
  goal: bigint
  opensAt: Date
  closesAt: Date | null
}

export function isCampaignOpen(campaign: Pick<Campaign, 'opensAt' | 'closesAt'>, now: Date): boolean {
  return campaign.opensAt <= now && (campaign.closesAt === null || now < campaign.closesAt)
}

type Counted = { goalKind: GoalKind; received: Cents; donors: number; monthlyDonors: number }

/**
 * How much of its goal a campaign has, in the goal's own measure. GPU-hours are those its money buys at the published rate,
 * rounded down to whole hours; null while no rate is published.
 */
export function reachedOf(campaign: Counted, perHour: Cents | null): bigint | null {
  const { goalKind, received, donors, monthlyDonors } = campaign
  if (goalKind === 'dollars') return received
  if (goalKind === 'donors') return BigInt(donors)
  if (goalKind === 'monthly_donors') return BigInt(monthlyDonors)
  return perHour ? (received / perHour) * secondsPerHour : null
}

/** Lower-case words joined by hyphens: what may stand in an address. */
export function isSlug(text: string): boolean {
  return text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}
