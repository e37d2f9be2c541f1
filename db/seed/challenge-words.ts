import type { Ratio } from '#app/domain/giving/challenges/challenge.ts'
import type { StoryFunds } from './tell-giving.server.ts'

/** A matching challenge of the story: when it was set, how it ended, and when its donor paid. */
export type StoryChallenge = {
  name: string
  donor: string
  email: string
  is: 'person' | 'organisation'
  isAnonymous?: true
  centsPerDollar: Ratio
  poolDollars: number
  capDollars?: number
  funds: readonly (keyof StoryFunds)[]
  opensWeeksAgo: number
  weeksLong: number
  agreement: string
  /** Left out while it is open; null for the calendar's own end, three weeks after its last day. */
  ends?: { weeksAgo: number; because: string | null }
  paidWeeksAgo?: number
  /** What was never paid. */
  writtenOff?: { weeksAgo: number; because: string }
}

export const storyChallenges: readonly StoryChallenge[] = [
  {
    name: 'The spring challenge',
    donor: 'Northlight Foundation',
    email: 'grants@northlight.example',
    is: 'organisation',
    centsPerDollar: 100,
    poolDollars: 15_000,
    capDollars: 2_500,
    funds: ['compute'],
    opensWeeksAgo: 33,
    weeksLong: 6,
    agreement: 'Grant agreement NF-2026-11, paragraph 4',
    ends: { weeksAgo: 23.5, because: null },
    paidWeeksAgo: 23,
  },
  {
    name: 'Triple the small ones',
    donor: 'Margarethe Vogel',
    email: 'vogel@mail.example',
    is: 'person',
    isAnonymous: true,
    centsPerDollar: 200,
    poolDollars: 300,
    capDollars: 150,
    funds: ['general'],
    opensWeeksAgo: 20,
    weeksLong: 12,
    agreement: 'Her letter of that week',
    ends: { weeksAgo: 4.5, because: null },
  },
  {
    name: 'A dollar for a weight',
    donor: 'Corvid Labs',
    email: 'office@corvid.example',
    is: 'organisation',
    centsPerDollar: 50,
    poolDollars: 4_000,
    funds: ['open-models'],
    opensWeeksAgo: 15,
    weeksLong: 20,
    agreement: 'Memorandum of the board, item 7',
    ends: { weeksAgo: 10, because: 'Corvid Labs was bought, and its new owner asked us to end it here.' },
    writtenOff: { weeksAgo: 3, because: 'Its new owner will not pay; the board did not want to sue.' },
  },
  {
    name: 'The autumn challenge',
    donor: 'Northlight Foundation',
    email: 'grants@northlight.example',
    is: 'organisation',
    centsPerDollar: 100,
    poolDollars: 20_000,
    capDollars: 1_000,
    funds: ['compute', 'open-models'],
    opensWeeksAgo: 9,
    weeksLong: 14,
    agreement: 'Grant agreement NF-2026-38, paragraph 2',
  },
]
