import type { StoryPerson } from './people.ts'

/** A company's promise of GPU-hours: months count from the present one, `dayOfMonth` is when it is made. */
export type StoryHours = {
  company: string
  email: string | null
  gpuClass: 'h100' | 'h200' | 'b200'
  hours: number
  madeMonth: number
  firstMonth: number
  lastMonth: number
  agreement: string
  shown: 'named' | 'unlisted' | 'anonymous'
  /** Offered online by this person; accepted a week later unless it waits or is declined. */
  offeredBy?: StoryPerson
  answer?: 'waits' | 'declined'
  deliveries?: readonly { month: number; said: number; found?: number | 'nothing' | 'waits'; evidence: string }[]
  taxNote?: string
  ends?: { month: number; as: 'giver' | 'staff' | 'calendar'; because: string }
}

export const storyHours: readonly StoryHours[] = [
  {
    company: 'Harper & Lowe Engineering',
    email: null,
    gpuClass: 'h200',
    hours: 20_000,
    madeMonth: -6,
    firstMonth: -5,
    lastMonth: -5,
    agreement: 'Letter from its board, signed by both sides',
    shown: 'named',
    deliveries: [{ month: -5, said: 20_000, evidence: 'Reservation hl-atom, from the first of the month' }],
    taxNote: 'Counsel, by letter: the machines stay theirs.',
  },
  {
    company: 'Tessera Labs',
    email: 'giving@tessera.example',
    gpuClass: 'b200',
    hours: 24_000,
    madeMonth: -3,
    firstMonth: -2,
    lastMonth: 3,
    agreement: 'Agreement on research compute, section 2',
    shown: 'named',
    deliveries: [
      { month: -2, said: 8_000, evidence: 'Slurm partition tessera-b200' },
      { month: 0, said: 4_500, found: 4_000, evidence: 'The same partition; two nodes were down' },
      { month: 1, said: 4_000, found: 'waits', evidence: 'The same partition, whole again' },
    ],
  },
  {
    company: 'Blue Mesa Cloud',
    email: 'research@bluemesa.example',
    gpuClass: 'h100',
    hours: 50_000,
    madeMonth: -1,
    firstMonth: 1,
    lastMonth: 6,
    agreement: 'Letter of intent of the research programme',
    shown: 'named',
    taxNote: 'Prepaid credits that pass to the lab: deductible, and counted on Form 990.',
  },
  {
    company: 'A cloud company',
    email: 'cloud@quiet.example',
    gpuClass: 'h100',
    hours: 12_000,
    madeMonth: -2,
    firstMonth: -1,
    lastMonth: 4,
    agreement: 'Letter kept by finance',
    shown: 'anonymous',
    deliveries: [{ month: -1, said: 2_000, evidence: 'Reservation q-17' }],
  },
  {
    company: 'Northgate Semiconductors',
    email: 'csr@northgate.example',
    gpuClass: 'h200',
    hours: 6_000,
    madeMonth: -7,
    firstMonth: -6,
    lastMonth: -3,
    agreement: 'E-mail of its programme lead',
    shown: 'unlisted',
    deliveries: [
      { month: -4, said: 1_500, evidence: 'Queue named atom' },
      { month: -3, said: 2_000, found: 'nothing', evidence: 'Queue named atom' },
    ],
    ends: { month: -2, as: 'calendar', because: '' },
  },
  {
    company: 'Vector Foundry',
    email: 'hello@vectorfoundry.example',
    gpuClass: 'b200',
    hours: 3_000,
    madeMonth: -4,
    firstMonth: -3,
    lastMonth: 2,
    agreement: 'Call with its founders, confirmed by e-mail',
    shown: 'named',
    ends: { month: -1, as: 'staff', because: 'Its cluster was sold.' },
  },
  {
    company: 'Lovelace Compute',
    email: null,
    gpuClass: 'h100',
    hours: 1_200,
    madeMonth: -1,
    firstMonth: 0,
    lastMonth: 2,
    agreement: 'Idle nodes at weekends, reached by SSH; Slurm partition atom.',
    shown: 'named',
    offeredBy: 'ada',
    deliveries: [{ month: 0, said: 300, evidence: 'Partition atom, since Saturday' }],
  },
  {
    company: 'Haddad Robotics',
    email: null,
    gpuClass: 'h200',
    hours: 800,
    madeMonth: 0,
    firstMonth: 1,
    lastMonth: 3,
    agreement: 'A spare node for a quarter.',
    shown: 'named',
    offeredBy: 'omar',
    answer: 'waits',
  },
  {
    company: 'Whitaker Render Farm',
    email: null,
    gpuClass: 'h100',
    hours: 500,
    madeMonth: -2,
    firstMonth: -2,
    lastMonth: -1,
    agreement: 'Nights only, with our jobs first.',
    shown: 'named',
    offeredBy: 'noah',
    answer: 'declined',
  },
]
