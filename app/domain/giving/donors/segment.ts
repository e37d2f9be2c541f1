import type { Id } from '#app/units/id.ts'

/** Ways a donor's giving has gone, as fundraisers name them. A year is a calendar year of the lab's zone. */
export const segments = ['lybunt', 'sybunt', 'lapsed', 'upgraded', 'downgraded', 'new', 'repeating'] as const
export type Segment = (typeof segments)[number]

export const segmentWords: Record<Segment, { label: string; hint: string }> = {
  lybunt: { label: 'Last year, not this one', hint: 'Gave last year and not yet this year (LYBUNT).' },
  sybunt: { label: 'Some year, not this one', hint: 'Gave in any year before and not yet this year (SYBUNT).' },
  lapsed: { label: 'Lapsed', hint: 'Gave before, and nothing in the last twelve months.' },
  upgraded: { label: 'Upgraded', hint: 'Gave more this year than in the whole of last year, and something in both.' },
  downgraded: {
    label: 'Downgraded',
    hint: 'Gave less this year than in the whole of last year, and something in both.',
  },
  new: { label: 'New this year', hint: 'The first gift came this year.' },
  repeating: { label: 'Gives again and again', hint: 'Has a gift that repeats and runs.' },
}

export function parseSegment(text: string | null | undefined): Segment | null {
  return segments.find((segment) => segment === text) ?? null
}

/** Which donors a list shows; everything that is not named is open. */
export type DonorFilter = {
  /** Part of a name or address. */
  search?: string
  segment?: Segment
  state?: string
  kind?: 'person' | 'organisation' | 'household'
  ownerId?: Id<'psn'>
}
