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
  /** What became of it; left out while it is only offered. */
  became?: 'accepted' | 'condition-met' | 'declined' | 'withdrawn' | 'lapsed' | 'written-off'
}

/** Promises in every state a pledge can be in. */
export const storyPledges: readonly StoryPledge[] = [
  {
    donor: 'Larkspur Institute',
    email: 'finance@larkspur.example',
    dollars: 120_000.01,
    rhythm: 'quarterly',
    parts: 12,
    weeks: 36,
    firstAfterDays: 7,
    poNumber: 'LI-2026-0417',
    paid: 2,
    shown: 'named',
    became: 'accepted',
  },
  {
    donor: 'Ada Lovelace',
    email: 'ada@demo.test',
    dollars: 1_200,
    card: '4242424242424242',
    fund: 'open-models',
    rhythm: 'quarterly',
    parts: 4,
    weeks: 30,
    firstAfterDays: 10,
    method: 'card',
    shown: 'named',
    became: 'accepted',
  },
  {
    donor: 'Northlight Foundation',
    email: 'grants@northlight.example',
    dollars: 250_000,
    fund: 'open-models',
    rhythm: 'yearly',
    parts: 5,
    weeks: 28,
    firstAfterDays: 60,
    firmness: 'condition',
    condition: 'A model of at least 7 billion parameters is released with its training data before the end of 2027.',
    shown: 'named',
    became: 'condition-met',
  },
  {
    donor: 'Corvid Labs',
    email: 'office@corvid.example',
    dollars: 60_000,
    rhythm: 'yearly',
    parts: 3,
    weeks: 20,
    firstAfterDays: 200,
    firmness: 'condition',
    condition: 'Other givers bring $60,000 to the compute fund by next summer.',
    became: 'accepted',
  },
  {
    donor: 'Priya Raman',
    email: 'priya@raman.example',
    dollars: 6_000,
    fund: 'general',
    rhythm: 'monthly',
    parts: 12,
    weeks: 18,
    firstAfterDays: 14,
    method: 'cheque',
    firmness: 'intention',
    paid: 3,
    lastIsHalf: true,
    became: 'accepted',
  },
  {
    donor: 'The Oduya Family Fund',
    email: 'oduya@fund.example',
    dollars: 40_000,
    fund: 'open-models',
    rhythm: 'yearly',
    parts: 4,
    weeks: 16,
    firstAfterDays: 30,
    method: 'daf',
    became: 'accepted',
  },
  {
    donor: 'Samuel Ortega',
    email: 'ortega@mail.example',
    dollars: 2_400,
    rhythm: 'quarterly',
    parts: 4,
    weeks: 34,
    firstAfterDays: 5,
    method: 'cheque',
    became: 'written-off',
  },
  {
    donor: 'Bluestem Computing',
    email: 'giving@bluestem.example',
    dollars: 90_000,
    rhythm: 'yearly',
    parts: 3,
    weeks: 26,
    firstAfterDays: 120,
    method: 'stock',
    firmness: 'condition',
    condition: 'The lab opens a call for climate models by October.',
    became: 'lapsed',
  },
  {
    donor: 'Ines Castellano',
    email: 'ines@castellano.example',
    dollars: 500,
    fund: 'general',
    rhythm: 'monthly',
    parts: 10,
    weeks: 12,
    firstAfterDays: 20,
    method: 'cheque',
    firmness: 'intention',
    became: 'withdrawn',
  },
  {
    donor: 'Quickcoin Promotions',
    email: 'hello@quickcoin.example',
    dollars: 1_000_000,
    fund: 'general',
    rhythm: 'yearly',
    parts: 10,
    weeks: 9,
    firstAfterDays: 300,
    firmness: 'condition',
    condition: 'The lab names a model after us.',
    became: 'declined',
  },
  {
    donor: 'Margarethe Vogel',
    email: 'vogel@mail.example',
    dollars: 24_000,
    rhythm: 'monthly',
    parts: 24,
    weeks: 6,
    firstAfterDays: 15,
    shown: 'anonymous',
    became: 'accepted',
  },
  {
    donor: 'Hanna Lindqvist',
    email: 'hanna@lindqvist.example',
    dollars: 300,
    fund: 'general',
    rhythm: 'monthly',
    parts: 3,
    weeks: 22,
    firstAfterDays: 8,
    method: 'card',
    card: '5555555555554444',
    became: 'accepted',
  },
  {
    donor: 'Otis Featherstone',
    email: 'otis@featherstone.example',
    dollars: 800,
    rhythm: 'quarterly',
    parts: 4,
    weeks: 7,
    firstAfterDays: 9,
    method: 'card',
    card: '4000002760003184',
    became: 'accepted',
  },
  {
    donor: 'Riverbend University Press',
    email: 'accounts@riverbend.example',
    dollars: 15_000,
    fund: 'open-models',
    rhythm: 'quarterly',
    parts: 6,
    weeks: 1,
    firstAfterDays: 40,
    poNumber: 'RUP 8812',
  },
  {
    donor: 'Tomasz Wrona',
    email: 'wrona@mail.example',
    dollars: 1_000,
    fund: 'general',
    rhythm: 'quarterly',
    parts: 4,
    weeks: 0,
    firstAfterDays: 30,
    method: 'cheque',
  },
]
