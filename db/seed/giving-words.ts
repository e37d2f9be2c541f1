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
    goalDollars: 60_000,
    opensWeeksAgo: 36,
    closesWeeksAgo: 26,
  },
  {
    slug: 'open-weights-2027',
    name: 'Open weights 2027',
    ask: 'Next year’s models are being planned now. Help us release their weights, their data records and every checkpoint on the way.',
    fund: 'open-models',
    goalDollars: 120_000,
    opensWeeksAgo: 14,
    closesWeeksAgo: -16,
  },
] as const
