import type { OfflineChannel } from '#app/domain/giving/arrival.ts'
import type { StoryFunds } from './tell-giving.server.ts'

export type StoryOffline = {
  donor: string
  email: string | null
  is: 'person' | 'organisation' | 'household'
  channel: Extract<OfflineChannel, 'cheque' | 'wire' | 'cash' | 'daf'>
  reference: string
  weeks: number
  parts: { fund: keyof StoryFunds; dollars: number }[]
  /** Of a donor-advised fund: who advised the grant. */
  adviser?: { name: string; email: string | null }
  isNamed?: boolean
  /** Days until it should be here; left out for money that came. */
  expectedInDays?: number
  /** Days after which finance found it at the bank. */
  arrivedAfterDays?: number
}

/** Gifts that came, or will come, without a card. */
export const storyOffline: readonly StoryOffline[] = [
  {
    donor: 'Harbour Charitable Gift Fund',
    email: 'grants@harbourgift.example',
    is: 'organisation',
    channel: 'daf',
    reference: 'HCGF grant 88123',
    weeks: 27,
    parts: [{ fund: 'open-models', dollars: 4_000 }],
    adviser: { name: 'Ada Lovelace', email: 'ada@demo.test' },
  },
  {
    donor: 'Harbour Charitable Gift Fund',
    email: 'grants@harbourgift.example',
    is: 'organisation',
    channel: 'daf',
    reference: 'HCGF grant 90417',
    weeks: 9,
    parts: [{ fund: 'compute', dollars: 1_500 }],
    adviser: { name: 'Josephine Wall', email: null },
  },
  {
    donor: 'The Halloran Family',
    email: 'halloran@family.example',
    is: 'household',
    channel: 'cheque',
    reference: 'Cheque 2207',
    weeks: 33,
    parts: [{ fund: 'compute', dollars: 2_500 }],
    isNamed: true,
  },
  {
    donor: 'Edith Clarke',
    email: null,
    is: 'person',
    channel: 'cheque',
    reference: 'Cheque 118',
    weeks: 29,
    parts: [{ fund: 'general', dollars: 150 }],
  },
  {
    donor: 'Lakeshore Foundation',
    email: 'grants@lakeshore.example',
    is: 'organisation',
    channel: 'wire',
    reference: 'LKSH GRANT 26-114',
    weeks: 24,
    parts: [
      { fund: 'compute', dollars: 18_000 },
      { fund: 'open-models', dollars: 7_000 },
    ],
    isNamed: true,
    arrivedAfterDays: 9,
  },
  {
    donor: 'Friends of Open Science, Maine',
    email: 'treasurer@fos-maine.example',
    is: 'organisation',
    channel: 'cheque',
    reference: 'Cheque 30551',
    weeks: 17,
    parts: [{ fund: 'general', dollars: 1_240 }],
    isNamed: true,
  },
  {
    donor: 'Open day in Boston',
    email: null,
    is: 'organisation',
    channel: 'cash',
    reference: 'Box 1, counted twice',
    weeks: 11,
    parts: [{ fund: 'general', dollars: 386.5 }],
  },
  {
    donor: 'Hyeon-seo Bae',
    email: 'hs.bae@mail.example',
    is: 'person',
    channel: 'wire',
    reference: 'BAE 0926',
    weeks: 8,
    parts: [{ fund: 'compute', dollars: 4_000 }],
  },
  {
    donor: 'Tidewater Trust',
    email: 'office@tidewater.example',
    is: 'organisation',
    channel: 'wire',
    reference: 'TWT letter of 2 November',
    weeks: 2,
    parts: [{ fund: 'compute', dollars: 40_000 }],
    expectedInDays: 30,
  },
  {
    donor: 'Edith Clarke',
    email: null,
    is: 'person',
    channel: 'cheque',
    reference: 'Cheque 131',
    weeks: 1,
    parts: [{ fund: 'general', dollars: 150 }],
  },
]

type StoryCheque = { donor: string; email: string | null; reference: string; dollars: number }
export type StoryBatch = {
  name: string
  weeks: number
  slip: { count: number; dollars: number }
  cheques: StoryCheque[]
}

/** Cheques that came in one post, with what the bank's slip says: the autumn's agree and are booked, this week's are still being typed. */
export const storyBatches: readonly StoryBatch[] = [
  {
    name: 'Cheques of the autumn dinner',
    weeks: 6,
    slip: { count: 3, dollars: 1_850 },
    cheques: [
      { donor: 'Marguerite Oyelaran', email: 'm.oyelaran@mail.example', reference: 'Cheque 904', dollars: 1_000 },
      { donor: 'Dr. Pál Kertész', email: null, reference: 'Cheque 77', dollars: 600 },
      { donor: 'Nora and Bill Whitfield', email: 'whitfields@family.example', reference: 'Cheque 1512', dollars: 250 },
    ],
  },
  {
    name: 'Post of this week',
    weeks: 0,
    slip: { count: 2, dollars: 425 },
    cheques: [{ donor: 'Aoife Brennan', email: 'aoife.brennan@mail.example', reference: 'Cheque 3301', dollars: 325 }],
  },
]
