import type { Month } from '#app/units/time.ts'

/** USD in whole cents, or one GPU class in whole GPU-seconds. */
export type Asset = 'USD' | `GPU:${string}`

/**
 * An account as code names it. Its name says its owner; `guard` says which guarded balance it counts towards, and with
 * which sign: a fund's money left is a credit balance, so it counts negatively.
 */
export type Account = {
  name: string
  asset: Asset
  kind: string
  ownerId?: string
  gpuClass?: string
  month?: Month
  guard?: { key: string; sign: 1n | -1n }
}

export function gpuAsset(gpuClass: string): Asset {
  return `GPU:${gpuClass}`
}

// Money. The chart in prose is docs/money.md.

export const stripeClearing: Account = { name: 'stripe-clearing', asset: 'USD', kind: 'stripe-clearing' }
export const bank: Account = { name: 'bank', asset: 'USD', kind: 'bank' }
/** Bills not paid yet. @public In the chart; nothing is posted to it yet. */
export const payables: Account = { name: 'payables', asset: 'USD', kind: 'payables' }
export const processingFees: Account = { name: 'processing-fees', asset: 'USD', kind: 'processing-fees' }

/** What givers' banks hold until a dispute is decided. */
export const disputesHeld: Account = { name: 'disputes-held', asset: 'USD', kind: 'disputes-held' }
/** What a lost dispute took beyond what the gift still had. */
export const disputeLosses: Account = { name: 'dispute-losses', asset: 'USD', kind: 'dispute-losses' }

/** What euros were worth on the day they went or came back beyond the day of their gift, or less. */
export const currencyDifferences: Account = {
  name: 'currency-differences',
  asset: 'USD',
  kind: 'currency-differences',
}

/** Money that was received and dealt with before these books begin. */
export const earlierMoney: Account = { name: 'earlier-money', asset: 'USD', kind: 'earlier-money' }

/** What was promised without conditions and has not come yet. */
export const pledgesReceivable: Account = { name: 'pledges-receivable', asset: 'USD', kind: 'pledges-receivable' }
/** Promises that were in the books and will not be kept. */
export const pledgeLosses: Account = { name: 'pledge-losses', asset: 'USD', kind: 'pledge-losses' }

/** Revenue promised to a fund that has not come yet; a payment moves it on to the fund's gifts. It is not money the fund can spend. */
export function pledgedOf(fundId: string): Account {
  return usdOf('pledged', fundId)
}

/** Revenue of one fund; together with its purchases it is what the fund has left. */
export function giftsOf(fundId: string): Account {
  return usdOf('gifts', fundId, { key: `fund:${fundId}`, sign: -1n })
}

/** What was given to a fund before these books begin, as files of earlier systems tell it. No fund can spend it. */
export function earlierGiftsOf(fundId: string): Account {
  return usdOf('earlier-gifts', fundId)
}

/** Stock and other things that were given and are not sold, at their fair value on the day they came. */
export const propertyHeld: Account = { name: 'property-held', asset: 'USD', kind: 'property-held' }

/** Property given to a fund and not sold yet. The fund cannot spend it. */
export function propertyGiftsOf(fundId: string): Account {
  return usdOf('property-gifts', fundId)
}

/** What property brought a fund beyond its fair value, or less: part of what the fund can spend. */
export function propertyGainsOf(fundId: string): Account {
  return usdOf('property-gains', fundId, { key: `fund:${fundId}`, sign: -1n })
}

export function supplyPurchasesOf(fundId: string): Account {
  return usdOf('supply-purchases', fundId, { key: `fund:${fundId}`, sign: -1n })
}

function usdOf(kind: string, ownerId: string, guard?: Account['guard']): Account {
  return { name: `${kind}:${ownerId}`, asset: 'USD', kind, ownerId, ...(guard ? { guard } : {}) }
}

// Hours, one account per class and UTC month.

export const supply = (gpuClass: string, month: Month) => ofMonth('supply', gpuClass, month)
/** Hours the machines were not there. @public In the chart; nothing is posted to it yet. */
export const down = (gpuClass: string, month: Month) => ofMonth('down', gpuClass, month)
export const expired = (gpuClass: string, month: Month) => ofMonth('expired', gpuClass, month)
export const unattributed = (gpuClass: string, month: Month) => ofMonth('unattributed', gpuClass, month)

/** Hours nobody has been promised. */
export function pool(gpuClass: string, month: Month): Account {
  const account = ofMonth('pool', gpuClass, month)
  return { ...account, guard: { key: account.name, sign: 1n } }
}

export const purchased = (lotId: string, gpuClass: string, month: Month) => owned('purchased', lotId, gpuClass, month)
export const donated = (lotId: string, gpuClass: string, month: Month) => owned('donated', lotId, gpuClass, month)

/** Hours kept for a call. @public In the chart; nothing is posted to it yet. */
export function reserved(callId: string, gpuClass: string, month: Month): Account {
  return guarded(owned('reserved', callId, gpuClass, month))
}

/** Hours in an offer. @public In the chart; nothing is posted to it yet. */
export function offered(applicationId: string, gpuClass: string, month: Month): Account {
  return guarded(owned('offered', applicationId, gpuClass, month))
}

/** An allocation's hours of one month; all its months share one guarded balance, so it may run ahead of its plan but not beyond its grant. */
export function allocated(allocationId: string, gpuClass: string, month: Month): Account {
  return {
    ...owned('allocation', allocationId, gpuClass, month),
    guard: { key: `allocation:${allocationId}`, sign: 1n },
  }
}

export const running = (allocationId: string, gpuClass: string, month: Month) =>
  owned('running', allocationId, gpuClass, month)
export const used = (allocationId: string, gpuClass: string, month: Month) =>
  owned('used', allocationId, gpuClass, month)

function ofMonth(kind: string, gpuClass: string, month: Month): Account {
  return { name: `${kind}:${gpuClass}:${month}`, asset: gpuAsset(gpuClass), kind, gpuClass, month }
}

function owned(kind: string, ownerId: string, gpuClass: string, month: Month): Account {
  return { name: `${kind}:${ownerId}:${month}`, asset: gpuAsset(gpuClass), kind, ownerId, gpuClass, month }
}

function guarded(account: Account): Account {
  return { ...account, guard: { key: account.name, sign: 1n } }
}
