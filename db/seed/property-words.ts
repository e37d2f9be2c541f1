import type { StoryFunds } from './tell-giving.server.ts'

export type StoryProperty = {
  donor: string
  email: string
  is: 'person' | 'organisation' | 'household'
  fund: keyof StoryFunds
  weeks: number
  reference: string
  what:
    | { kind: 'stock'; name: string; shares: bigint; low: number; high: number }
    | { kind: 'other'; name: string; estimate: number; estimateSource: string }
  isNamed?: boolean
  /** Days after which it was sold, and what it brought; left out for what the lab still has. */
  sold?: { afterDays: number; dollars: number; reference: string }
  /** Days after which it went back. */
  backAfterDays?: number
}

const shares = (count: number) => BigInt(Math.round(count * 1_000_000))

/** Stock and other things that were given: sold soon, still here, and one that went back. */
export const storyProperty: readonly StoryProperty[] = [
  {
    donor: 'Ada Lovelace',
    email: 'ada@demo.test',
    is: 'person',
    fund: 'compute',
    weeks: 30,
    reference: 'DTC 4471-20',
    what: { kind: 'stock', name: 'Analytical Engines, Inc. (ANLE)', shares: shares(120), low: 41.2, high: 42.6 },
    sold: { afterDays: 3, dollars: 5_071.4, reference: 'BROKER 4471' },
  },
  {
    donor: 'The Halloran Family',
    email: 'halloran@family.example',
    is: 'household',
    fund: 'compute',
    weeks: 21,
    reference: 'DTC 5102-07',
    what: { kind: 'stock', name: 'Harbour Rail (HRBR)', shares: shares(310.25), low: 17.05, high: 17.31 },
    isNamed: true,
    sold: { afterDays: 2, dollars: 5_268.1, reference: 'BROKER 5102' },
  },
  {
    donor: 'Lakeshore Foundation',
    email: 'grants@lakeshore.example',
    is: 'organisation',
    fund: 'open-models',
    weeks: 16,
    reference: 'Rack room 2, row 4',
    what: {
      kind: 'other',
      name: 'a rack of four used storage servers',
      estimate: 18_400,
      estimateSource: 'Mean of two offers of dealers, kept with finance',
    },
  },
  {
    donor: 'Wren Okonkwo',
    email: 'wren@mail.example',
    is: 'person',
    fund: 'general',
    weeks: 13,
    reference: 'Shelf 3',
    what: { kind: 'other', name: 'twelve office chairs', estimate: 600, estimateSource: 'A dealer’s price list' },
    backAfterDays: 6,
  },
  {
    donor: 'Ines Arredondo',
    email: 'ines@mail.example',
    is: 'person',
    fund: 'compute',
    weeks: 10,
    reference: 'Wallet of the lab, block 880411',
    what: {
      kind: 'other',
      name: '0.5 bitcoin',
      estimate: 31_250,
      estimateSource: 'Mean of the day on two exchanges',
    },
    sold: { afterDays: 1, dollars: 31_040.55, reference: 'EXCHANGE 880411' },
  },
  {
    donor: 'Ada Lovelace',
    email: 'ada@demo.test',
    is: 'person',
    fund: 'compute',
    weeks: 1,
    reference: 'DTC 6120-02',
    what: { kind: 'stock', name: 'Analytical Engines, Inc. (ANLE)', shares: shares(60), low: 44.1, high: 44.9 },
  },
]
