import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'

/** What a campaign asks for: dollars, a number of donors, or GPU-hours. */
export type Goal =
  | { kind: 'dollars'; amount: Cents }
  | { kind: 'donors'; count: bigint }
  | { kind: 'gpu_hours'; time: GpuSeconds }

export type GoalKind = Goal['kind']
export const goalKinds: readonly GoalKind[] = ['dollars', 'donors', 'gpu_hours']

export const goalKindWords: Record<GoalKind, string> = {
  dollars: 'Dollars',
  donors: 'Donors',
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

/** Lower-case words joined by hyphens: what may stand in an address. */
export function isSlug(text: string): boolean {
  return text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}
