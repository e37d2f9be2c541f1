import type { EuroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, usd } from '#app/units/money.ts'
import type { OnlineChannel } from './arrival.ts'
import type { CampaignBenefit } from './benefits/read-benefits.server.ts'
import type { TributeAsk } from './tributes/tribute.ts'

/** What a gift may be. `quarantined`: Stripe says it is paid, but not with the amount we asked for; a person decides. */
export type GiftState =
  | 'started'
  | 'pending'
  | 'settled'
  | 'partly_refunded'
  | 'refunded'
  | 'disputed'
  | 'lost'
  | 'failed'
  | 'expired'
  | 'quarantined'

export const giftStates: readonly GiftState[] = [
  'started',
  'pending',
  'settled',
  'partly_refunded',
  'refunded',
  'disputed',
  'lost',
  'failed',
  'expired',
  'quarantined',
]

/** The lab has had the money of these: each has one revenue entry, one current receipt and one letter. */
export const bookedStates: readonly GiftState[] = ['settled', 'partly_refunded', 'refunded', 'disputed', 'lost']

/** Gifts whose money is still here, for lists of backers and totals. */
export const keptStates: readonly GiftState[] = ['settled', 'partly_refunded', 'disputed']

/** The payment has not come to an end yet. */
export function isUnderWay(state: GiftState): boolean {
  return state === 'started' || state === 'pending'
}

/** Money that is here and not all given back, or waits for the decision of a person. */
export function isRefundable(state: GiftState): boolean {
  return state === 'settled' || state === 'partly_refunded' || state === 'quarantined'
}

export function isBooked(state: GiftState): boolean {
  return bookedStates.includes(state)
}

export function parseGiftState(text: string | null): GiftState | null {
  return giftStates.find((state) => state === text) ?? null
}

/** Below this a card gift costs more than it brings, and small charges are what card testers try. */
export const smallestCardGift = usd(5)
/** Above this a card fee alone is over $700; the lab asks to be written to instead. */
export const largestCardGift = usd(25_000)

/** A debit costs at most $5; above this a wire is surer, for a debit can be taken back for two months. */
export const largestDebitGift = usd(100_000)

export const largestGift: Record<OnlineChannel, Cents> = { card: largestCardGift, bank_debit: largestDebitGift }

export const suggestedAmounts: readonly Cents[] = [usd(25), usd(100), usd(250), usd(1000)]

export type Visibility = 'unlisted' | 'named' | 'anonymous'
export const visibilities: readonly Visibility[] = ['unlisted', 'named', 'anonymous']

export type Dedication = { kind: 'in_honour' | 'in_memory'; name: string }

export const dedicationWords: Record<Dedication['kind'], string> = {
  in_honour: 'In honour of',
  in_memory: 'In memory of',
}

/** What a giver wrote, parsed. The same intent with the same words is the same gift. */
export type GiftAsk = {
  intentId: string
  giverName: string
  giverEmail: string
  amount: Cents
  /** What she gives in euros, by SEPA debit; her amount is nothing then. Such a gift covers no fee and has no benefit. */
  euros?: EuroCents | null
  channel: OnlineChannel
  coversFee: boolean
  fundId: Id<'fnd'>
  campaignId: Id<'cmp'> | null
  dedication: Dedication | null
  /** A card about the dedication. */
  tribute?: TributeAsk | null
  visibility: Visibility
  /** Shown with a named gift. */
  publicName: string | null
  note: string | null
  /** What her page said is given in return, as it stood when she began; the campaign may say otherwise by now. */
  benefit?: CampaignBenefit | null
  /** She wants nothing of what the campaign gives in return; her whole gift is deductible then. */
  declinesBenefit?: boolean
}

/** An intent id is 256 random bits as text; anything else was not made by our form. */
export function isIntentId(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text)
}
