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
  campaign?: 'two-hundred-friends' | 'open-weights-2027'
  /** In whose honour it is; a card goes there with the first gift. */
  card?: string
  /** As in the gifts: a name to show, or null for an anonymous giver. */
  shown?: string | null
  /** What happens to it so many months after the start; the page of an abandoned plan is never used. */
  turns?: { kind: StoryTurn; afterMonths: number } | { kind: 'abandoned' }
}
export type StoryTurn = 'card-gone' | 'card-renewed' | 'raised' | 'paused' | 'skipped' | 'stopped' | 'stopped-and-kept'

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
  plan(
    'Ada Lovelace',
    25,
    { monthsAgo: 8, day: 4 },
    { coversFee: true, shown: 'Ada Lovelace', turns: { kind: 'raised', afterMonths: 4 } },
  ),
  plan('Beatrice Nguyen', 10, { monthsAgo: 8, day: 9 }, { turns: { kind: 'stopped', afterMonths: 5 } }),
  plan(
    'Oskar Lindqvist',
    50,
    { monthsAgo: 7, day: 28 },
    { fund: 'open-models', shown: 'Oskar Lindqvist', turns: { kind: 'card-renewed', afterMonths: 6 } },
  ),
  plan('Wren Okafor', 15, { monthsAgo: 7, day: 14 }, { fund: 'general', turns: { kind: 'skipped', afterMonths: 3 } }),
  plan('Julia Brandt', 40, { monthsAgo: 6, day: 2 }, { shown: null }),
  plan('Hollis & Reyes Studio', 500, { monthsAgo: 6, day: 20 }, { interval: 'year', shown: 'Hollis & Reyes Studio' }),
  plan('Samir Haddad', 20, { monthsAgo: 5, day: 11 }, { turns: { kind: 'card-gone', afterMonths: 2 } }),
  plan(
    'Ingrid Solberg',
    30,
    { monthsAgo: 5, day: 17 },
    { coversFee: true, fund: 'open-models', card: 'Edith Solberg', turns: { kind: 'paused', afterMonths: 4 } },
  ),
  plan(
    'Tomas Novak',
    12,
    { monthsAgo: 4, day: 6 },
    { fund: 'general', turns: { kind: 'stopped-and-kept', afterMonths: 2 } },
  ),
  plan('Priya Raman', 100, { monthsAgo: 3, day: 23 }, { shown: 'Priya Raman' }),
  plan('Elif Demir', 8, { monthsAgo: 2, day: 20 }, { turns: { kind: 'card-gone', afterMonths: 2 } }),
  plan('Ada Lovelace', 1_000, { monthsAgo: 2, day: 12 }, { interval: 'year', fund: 'open-models' }),
  plan('Ulla Brink', 120, { monthsAgo: 2, day: 15 }, { fund: 'open-models', campaign: 'open-weights-2027' }),
  plan('Mireille Caron', 45, { monthsAgo: 2, day: 16 }, { turns: { kind: 'stopped', afterMonths: 2 } }),
  ...['Lena Fischer', 'Malik Johnson', 'Sofia Rossi', 'Anders Berg', 'Thandiwe Khumalo'].map((donor, index) =>
    plan(
      donor,
      10 + 5 * index,
      { monthsAgo: 2, day: 13 + index },
      { fund: 'general', campaign: 'two-hundred-friends' },
    ),
  ),
  plan('Jonah Abrams', 35, { monthsAgo: 1, day: 8 }, { turns: { kind: 'abandoned' } }),
]
