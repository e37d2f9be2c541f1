import type { Interval } from '#app/domain/giving/recurring/plan.ts'
import type { StoryFunds } from './tell-giving.server.ts'

/** A gift of the story that repeats: when it began, and what became of it. */
export type StoryPlan = {
  donor: string
  email: string
  fund: keyof StoryFunds
  dollars: number
  interval: Interval
  monthsAgo: number
  day: number
  coversFee?: true
  /** As in the gifts: a name to show, or null for an anonymous giver. */
  shown?: string | null
  /** The card leaves its giver so many months after the start; the page of an abandoned plan is never used. */
  turns?: { kind: 'card-gone'; afterMonths: number } | { kind: 'abandoned' }
}

const plan = (
  donor: string,
  dollars: number,
  starts: { monthsAgo: number; day: number },
  more: Partial<StoryPlan> = {},
): StoryPlan => ({ donor, email: addressOf(donor), dollars, fund: 'compute', interval: 'month', ...starts, ...more })

function addressOf(donor: string): string {
  return donor === 'Ada Lovelace' ? 'ada@demo.test' : `${donor.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`
}

export const storyPlans: StoryPlan[] = [
  plan('Ada Lovelace', 25, { monthsAgo: 8, day: 4 }, { coversFee: true, shown: 'Ada Lovelace' }),
  plan('Beatrice Nguyen', 10, { monthsAgo: 8, day: 9 }),
  plan('Oskar Lindqvist', 50, { monthsAgo: 7, day: 28 }, { fund: 'open-models', shown: 'Oskar Lindqvist' }),
  plan('Wren Okafor', 15, { monthsAgo: 7, day: 14 }, { fund: 'general' }),
  plan('Julia Brandt', 40, { monthsAgo: 6, day: 2 }, { shown: null }),
  plan('Hollis & Reyes Studio', 500, { monthsAgo: 6, day: 20 }, { interval: 'year', shown: 'Hollis & Reyes Studio' }),
  plan('Samir Haddad', 20, { monthsAgo: 5, day: 11 }, { turns: { kind: 'card-gone', afterMonths: 2 } }),
  plan('Ingrid Solberg', 30, { monthsAgo: 5, day: 17 }, { coversFee: true, fund: 'open-models' }),
  plan('Tomas Novak', 12, { monthsAgo: 4, day: 6 }, { fund: 'general' }),
  plan('Priya Raman', 100, { monthsAgo: 3, day: 23 }, { shown: 'Priya Raman' }),
  plan('Elif Demir', 8, { monthsAgo: 2, day: 25 }),
  plan('Ada Lovelace', 1_000, { monthsAgo: 2, day: 12 }, { interval: 'year', fund: 'open-models' }),
  plan('Jonah Abrams', 35, { monthsAgo: 1, day: 8 }, { turns: { kind: 'abandoned' } }),
]
