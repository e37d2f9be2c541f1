import type { Goal } from '#app/domain/giving/campaign.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'

export const storyFunds = [
  {
    slug: 'compute',
    name: 'Compute fund',
    purpose: 'Buys GPU-hours for approved open projects, and nothing else.',
    restriction: 'purpose',
  },
  {
    slug: 'open-models',
    name: 'Open models fund',
    purpose: 'Training, evaluation and release of models whose weights, code and training records are public.',
    restriction: 'purpose',
  },
  {
    slug: 'general',
    name: 'Where it is needed most',
    purpose: 'The lab decides: compute, people or the work of keeping releases open.',
    restriction: 'none',
  },
] as const

export const storyCampaigns = [
  {
    slug: 'spring-hours',
    name: 'Spring hours',
    ask: 'Ten approved projects waited for GPU-hours this spring. This campaign bought hours on H100s for the ones that could start at once.',
    fund: 'compute',
    goal: { kind: 'dollars', amount: usd(60_000) },
    opensWeeksAgo: 36,
    closesWeeksAgo: 26,
  },
  {
    slug: 'open-weights-2027',
    name: 'Open weights 2027',
    ask: 'Next year’s models are being planned now. Help us release their weights, their data records and every checkpoint on the way.',
    fund: 'open-models',
    goal: { kind: 'dollars', amount: usd(120_000) },
    opensWeeksAgo: 14,
    closesWeeksAgo: -16,
  },
  {
    slug: 'hours-for-climate',
    name: 'Hours for climate models',
    ask: 'Three groups could halve the cost of a regional forecast if they had the hours to train on. Each dollar buys them at the published rate.',
    fund: 'compute',
    goal: { kind: 'gpu_hours', time: gpuHours(40_000) },
    opensWeeksAgo: 10,
    closesWeeksAgo: -8,
  },
  {
    slug: 'two-hundred-friends',
    name: 'Two hundred friends',
    ask: 'What comes every month can be planned with. We look for two hundred people who give monthly, however little.',
    fund: 'general',
    goal: { kind: 'monthly_donors', count: 200n },
    opensWeeksAgo: 12,
    closesWeeksAgo: -30,
  },
] as const satisfies readonly {
  slug: string
  name: string
  ask: string
  fund: string
  goal: Goal
  opensWeeksAgo: number
  closesWeeksAgo: number
}[]

/** What one campaign gives in return, in dollars. */
export const storyBenefit = {
  campaign: 'open-weights-2027',
  words: 'The open model year, a printed book of 160 pages',
  fairValue: 35,
  cost: 22,
  leastGift: 100,
  bearsName: true,
} as const
