import {
  type Account,
  bank,
  giftsOf,
  propertyGiftsOf,
  propertyHeld,
  stripeClearing,
} from '#app/domain/ledger/account.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { ChargeSeen } from './payments.ts'

/** How a giver paid. Cards and bank debits pass through Stripe; the rest reaches the bank directly. */
export type Channel = 'card' | 'bank_debit' | 'cheque' | 'wire' | 'daf' | 'stock' | 'cash' | 'property'

/** Ways a giver chooses herself on our form; both pass through Stripe's page. */
export const onlineChannels = ['card', 'bank_debit'] as const satisfies readonly Channel[]
export type OnlineChannel = (typeof onlineChannels)[number]

/** Ways that staff write down; nobody starts them on a page of Stripe's. */
export const offlineChannels = [
  'cheque',
  'wire',
  'daf',
  'stock',
  'cash',
  'property',
] as const satisfies readonly Channel[]
export type OfflineChannel = (typeof offlineChannels)[number]

export const channelWords: Record<Channel, string> = {
  card: 'Card',
  bank_debit: 'Bank debit',
  cheque: 'Cheque',
  wire: 'Wire transfer',
  daf: 'Donor-advised fund',
  stock: 'Stock, sold',
  cash: 'Cash',
  property: 'Stock or other property',
}

export function isOffline(channel: Channel): channel is OfflineChannel {
  return (offlineChannels as readonly Channel[]).includes(channel)
}

/** Where a gift stands once it is here: its money, or the thing itself. */
export function cashAccountOf(channel: Channel): Account {
  if (channel === 'property') return propertyHeld
  return isOffline(channel) ? bank : stripeClearing
}

/** What a fund's part of a gift is counted as: of property, nothing the fund can spend. */
export function revenueOf(channel: Channel, fundId: string): Account {
  return channel === 'property' ? propertyGiftsOf(fundId) : giftsOf(fundId)
}

/** The arrival of a gift's money: everything booking needs beyond the gift itself. */
export type Arrival = {
  /** The tax day: when the giver paid, however late we hear of it; for a cheque its postmark. */
  giftDate: Day
  /** The day the books go by. */
  effectiveOn: Day
  /** Who was charged at Stripe; null when the money came another way. */
  stripe: { paymentIntentId: string | null; chargeId: string; customerId: string | null } | null
}

/** The arrival of a charge at Stripe, heard of at `at`. */
export function arrivalOfCharge(
  zone: string,
  heard: { at: Date; charge: ChargeSeen; paymentIntentId: string | null; customerId: string | null },
): Arrival {
  const { at, charge, paymentIntentId, customerId } = heard
  return {
    giftDate: dayIn(zone, charge.paidAt),
    effectiveOn: dayIn(zone, at),
    stripe: { paymentIntentId, chargeId: charge.chargeId, customerId },
  }
}
