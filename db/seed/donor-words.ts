import type { DonorFilter } from '#app/domain/giving/donors/segment.ts'
import type { CreditKind } from '#app/domain/giving/donors/soft-credit.ts'

export type StoryRecord = {
  donor: string
  place?: { street?: string; city: string; state: string; postalCode: string }
  owner?: 'fay' | 'mina'
  people?: { name: string; email: string | null; role: string }[]
  note?: string
  /** Days from today; below zero it is overdue, and one that is done was due then. */
  task?: { words: string; inDays: number; isDone?: boolean }
  /** Who is thanked for this donor's newest gift as well. */
  alsoThanks?: { donor: string; kind: CreditKind; dollars: number }
}

/** What staff know of the donors they look after. */
export const storyRecords: readonly StoryRecord[] = [
  {
    donor: 'Lakeshore Foundation',
    place: { street: '400 Lakeshore Drive', city: 'Evanston', state: 'IL', postalCode: '60202' },
    owner: 'fay',
    people: [
      { name: 'Ruth Adeyemi', email: 'r.adeyemi@lakeshore.example', role: 'Programme director' },
      { name: 'Peter Lund', email: 'p.lund@lakeshore.example', role: 'Treasurer' },
    ],
    note: 'Decides in March and September. Wants one page on what the hours became, with figures.',
    task: { words: 'Send the page on the autumn’s hours', inDays: 6 },
    alsoThanks: { donor: 'Hyeon-seo Bae', kind: 'introduced', dollars: 25_000 },
  },
  {
    donor: 'Tidewater Trust',
    place: { city: 'Portland', state: 'ME', postalCode: '04101' },
    owner: 'fay',
    people: [{ name: 'Joan Sewall', email: 'office@tidewater.example', role: 'Trustee' }],
    task: { words: 'Ask whether the wire has left', inDays: -2 },
  },
  {
    donor: 'Friends of Open Science, Maine',
    place: { city: 'Orono', state: 'ME', postalCode: '04473' },
    people: [{ name: 'Leonie Pratt', email: 'treasurer@fos-maine.example', role: 'Treasurer' }],
  },
  {
    donor: 'The Halloran Family',
    place: { street: '18 Elm Street', city: 'Concord', state: 'MA', postalCode: '01742' },
    owner: 'fay',
    people: [
      { name: 'James Halloran', email: 'j.halloran@mail.example', role: 'Writes the cheques' },
      { name: 'Orla Halloran', email: null, role: 'Reads the reports' },
    ],
    note: 'Met them at the open day. Their daughter works on protein models.',
    task: { words: 'Invite them to the spring open day', inDays: 20 },
  },
  {
    donor: 'Edith Clarke',
    place: { street: '2 Mill Lane', city: 'Burlington', state: 'VT', postalCode: '05401' },
    note: 'Prefers letters on paper.',
    task: { words: 'Thank her by hand', inDays: -4, isDone: true },
  },
  { donor: 'Marguerite Oyelaran', place: { city: 'Cambridge', state: 'MA', postalCode: '02139' } },
  { donor: 'Dr. Pál Kertész', place: { city: 'Cambridge', state: 'MA', postalCode: '02138' } },
  { donor: 'Hyeon-seo Bae', place: { city: 'Palo Alto', state: 'CA', postalCode: '94301' }, owner: 'fay' },
  { donor: 'Samuel Ortega', place: { city: 'Oakland', state: 'CA', postalCode: '94607' } },
  { donor: 'Otis Featherstone', place: { city: 'Boston', state: 'MA', postalCode: '02116' } },
]

/** Donors that were written down twice: the first pair is one by now, the second waits to be looked at. */
export const storyTwins = [
  { donor: 'The Halloran Family', email: 'j.halloran@mail.example', is: 'household', dollars: 300, isMerged: true },
  { donor: 'Edith Clarke', email: 'e.clarke@mail.example', is: 'person', dollars: 75, isMerged: false },
] as const

/** Segments that are asked for again and again. */
export const storySegments = [
  { name: 'Massachusetts', query: 'state=MA' },
  { name: 'Gave last year, not this one', query: 'segment=lybunt' },
  { name: 'New this year', query: 'segment=new' },
  { name: 'Foundations and companies', query: 'kind=organisation' },
]

/** A letter to a segment, sent or still looked at. */
export type StoryMailing = {
  subject: string
  words: string
  query: string
  filter: DonorFilter
  isSent: boolean
}

export const storyMailings: readonly StoryMailing[] = [
  {
    subject: 'An open day in Boston, {name}',
    words: `Dear {name},

you live close by, so you hear of it first: on the second Saturday of March the lab opens its doors. Researchers show what your hours became, and the machine room can be visited.

Come with whom you like. There is coffee, and nobody asks for money.

Fay Brooks`,
    query: 'state=MA',
    filter: { state: 'MA' },
    isSent: true,
  },
  {
    subject: 'Your first year with us',
    words: `Dear {name},

this year you gave for the first time. Thank you: the hours you paid for stand on our pages under your gift, with the projects that used them.

Fay Brooks`,
    query: 'segment=new',
    filter: { segment: 'new' },
    isSent: false,
  },
]
