import type { Firmness, PledgeMethod } from '#app/domain/giving/pledges/pledge.ts'
import type { StoryFunds } from './tell-giving.server.ts'

export type StoryPledge = {
  donor: string
  email: string
  dollars: number
  /** The compute fund, unless said. */
  fund?: keyof StoryFunds
  rhythm: 'monthly' | 'quarterly' | 'yearly'
  parts: number
  /** Weeks ago it was made. */
  weeks: number
  /** Days from then to the first part. */
  firstAfterDays: number
  /** By wire, unless said. */
  method?: PledgeMethod
  /** Promised, unless said. */
  firmness?: Firmness
  condition?: string
  poNumber?: string
  shown?: 'named' | 'anonymous'
  /** Parts that came by hand, each on its day; the last of them only half when `lastIsHalf`. */
  paid?: number
  lastIsHalf?: true
  /** The test card that was saved for it, charged on each day. */
  card?: string
  /** Dollars of the rest that go to another fund, as agreed later. */
  divided?: { fund: keyof StoryFunds; dollars: number; reason: string }
  /** What became of it; left out while it is only offered. */
  became?: 'accepted' | 'condition-met' | 'declined' | 'withdrawn' | 'lapsed' | 'written-off'
}
