import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { OfflineChannel } from '../arrival.ts'
import type { Visibility } from '../gift.ts'
import type { Property } from '../property/property.ts'

/** Who gave: a donor the lab knows, or one written down with the gift. */
export type OfflineDonor =
  | { kind: 'known'; donorId: Id<'dnr'> }
  | { kind: 'new'; name: string; email: string | null; is: 'person' | 'organisation' | 'household' }

export type OfflineSplit = { fundId: Id<'fnd'>; amount: Cents }

/** A gift as staff write it down. The intent is made with the form: the same form sent twice is one gift. */
export type OfflineAsk = {
  intentId: string
  donor: OfflineDonor
  channel: OfflineChannel
  splits: OfflineSplit[]
  /** The tax day: a cheque's postmark, a wire's date. For money on its way, the day it is expected. */
  giftDate: Day
  /** The day it reached the bank; null while it is on its way. */
  effectiveOn: Day | null
  reference: string
  campaignId: Id<'cmp'> | null
  visibility: Visibility
  note: string | null
  /** Typed into a batch: it waits, whatever its days, until the whole batch is booked. */
  batchId: Id<'bat'> | null
  /** The request the form came with; no part of what was asked. */
  requestId?: string | undefined
  /** The part of a pledge it pays; what is more than due flows on to the next parts. */
  instalmentId?: Id<'ins'> | null
  /** Who advised a grant of a donor-advised fund, when that is known; the sponsor is its donor. */
  adviser?: OfflineDonor | null
  /** The challenge whose matches it pays. */
  challengeId?: Id<'chl'> | null
  /** What came instead of money; its one split is its fair value. */
  property?: Property
  /** The giver gets what the campaign gives in return, as it stands. */
  isWithBenefit?: boolean
}

export type OfflineRefusal =
  | 'not-an-officer'
  | 'not-our-form'
  | 'other-words'
  | 'no-amount'
  | 'fund-twice'
  | 'no-such-fund'
  | 'no-such-donor'
  | 'date-ahead'
  | 'bank-before-gift'
  | 'period-closed'
  | 'no-reference'
  | 'batch-booked'
  | 'not-an-open-part'
  | 'other-fund'
  | 'nothing-owed'
  | 'no-grant'
  | 'binding-pledge'
  | 'adviser-gives'
  | 'nothing-in-return'

/** The largest amount a form takes: beyond it a slip of the finger is likelier than the gift. */
const largestOfflineGift = 100_000_000_000n

/** What can be refused before anything is read. `today` is the lab's day; expected money may lie ahead, money that is here may not. */
export function refusalOf(ask: OfflineAsk, today: Day): OfflineRefusal | null {
  if (ask.splits.length === 0 || ask.splits.some(({ amount }) => amount <= 0n || amount > largestOfflineGift))
    return 'no-amount'
  if (new Set(ask.splits.map(({ fundId }) => fundId)).size < ask.splits.length) return 'fund-twice'
  if (ask.reference.trim() === '') return 'no-reference'
  if (ask.effectiveOn === null) return null
  if (ask.giftDate > today || ask.effectiveOn > today) return 'date-ahead'
  return ask.effectiveOn < ask.giftDate ? 'bank-before-gift' : null
}
