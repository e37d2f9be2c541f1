import { type Cents, cents } from '#app/units/money.ts'
import { addDays, type Day } from '#app/units/time.ts'
import { formatWhole } from '#app/units/whole-number.ts'

/** Millionths of a share: what brokers count in. */
export type Shares = bigint

/** What came. Stock is publicly traded; stock that is not, and any other thing, has the lab's own estimate and where it is from. */
export type Property =
  | { kind: 'stock'; name: string; shares: Shares; low: Cents; high: Cents }
  | { kind: 'untraded' | 'other'; name: string; estimate: Cents; estimateSource: string }

export type PropertyFault = 'no-name' | 'vehicle' | 'no-shares' | 'prices-turned' | 'no-amount' | 'no-source'

const millionths = 1_000_000n

/** Reads a number of shares as a person types it, "1,250.5"; null when it is none, or has more than six decimals. */
export function parseShares(text: string): Shares | null {
  const match = /^\s*(\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(?:\.(\d{1,6}))?\s*$/.exec(text)
  if (!match?.[1]) return null
  return BigInt(match[1].replaceAll(',', '')) * millionths + BigInt((match[2] ?? '').padEnd(6, '0') || '0')
}

/** 1,250.5 */
export function formatShares(shares: Shares): string {
  const part = (shares % millionths).toString().padStart(6, '0').replace(/0+$/, '')
  return part ? `${formatWhole(shares / millionths)}.${part}` : formatWhole(shares / millionths)
}

/**
 * What the books put it at. Stock: shares times the mean of the highest and lowest price on the day it came (Treas. Reg. 25.2512-2(b)), half
 * a cent up.
 */
export function fairValueOf(property: Property): Cents {
  if (property.kind !== 'stock') return property.estimate
  const halves = 2n * millionths
  return cents((property.shares * (property.low + property.high) + halves / 2n) / halves)
}

/** What moves people on roads, on water or in the air: its giver needs Form 1098-C (IRC 170(f)(12)), which the lab does not issue. */
const vehicles =
  /\b(cars?|automobiles?|vehicles?|trucks?|vans?|motor(cycle|bike|home|boat)s?|(sail|house|speed)?boats?|yachts?|(air|aero)?planes?|aircraft|helicopters?|jet ?skis?)\b/i

function isVehicle({ kind, name }: Property): boolean {
  return kind === 'other' && vehicles.test(name)
}

/** What makes it no property that can be written down; null when nothing does. */
export function faultOf(property: Property): PropertyFault | null {
  if (property.name.trim() === '') return 'no-name'
  if (property.kind !== 'stock') {
    if (isVehicle(property)) return 'vehicle'
    if (property.estimateSource.trim() === '') return 'no-source'
    return property.estimate > 0n ? null : 'no-amount'
  }
  if (property.shares <= 0n) return 'no-shares'
  if (property.low <= 0n || property.high < property.low) return 'prices-turned'
  return fairValueOf(property) > 0n ? null : 'no-amount'
}

/** How it stands in a sentence after "your gift of"; never what it is worth. */
export function propertyWords({ kind, name, shares }: { kind: Property['kind']; name: string; shares: Shares | null }) {
  if (kind !== 'stock' || shares === null) return name
  return `${formatShares(shares)} ${shares === millionths ? 'share' : 'shares'} of ${name}`
}

export type PropertyStanding = 'held' | 'sold' | 'returned'

/** Days the lab has after a sale to tell the tax office of it (IRC 6050L, Form 8282). */
const daysToTell = 125

/**
 * Until when Form 8282 is due for a sale; null when it never is: publicly traded stock is left out, and so is what was kept for three
 * years. Whether it is due at all turns on what the giver claimed on Form 8283 and the lab signed.
 */
export function form8282DueOn(sale: { kind: Property['kind']; receivedOn: Day; soldOn: Day }): Day | null {
  if (sale.kind === 'stock') return null
  const kept = `${Number(sale.receivedOn.slice(0, 4)) + 3}${sale.receivedOn.slice(4)}`
  return sale.soldOn < kept ? addDays(sale.soldOn, daysToTell) : null
}
