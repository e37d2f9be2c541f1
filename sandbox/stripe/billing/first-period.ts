import type { Price } from '../objects.ts'
import { type AnchorConfig, type Cycle, dayOfMonth, firstAnchor, type Period, periodAt, rhythmOf } from './calendar.ts'

export interface ItemAsked {
  price: Price
  quantity: number
  metadata: Record<string, string>
}
export interface StartAsked {
  items: readonly ItemAsked[]
  anchor: number | null
  anchorConfig: AnchorConfig | null
  proration: 'always_invoice' | 'create_prorations' | 'none'
  trialEnd: number | null
}
/** How a subscription begins: its first period, and what each item costs for it. */
export interface FirstPeriod {
  period: Period
  anchor: number
  anchorDay: number
  trialEnd: number | null
  lines: readonly { item: ItemAsked; amount: number; isProration: boolean; isTrial: boolean }[]
  total: number
}

/** What is due at the start. A period cut short by an anchor costs its share, or nothing without prorations; a trial is free. */
export function firstPeriod(asked: StartAsked, now: number): FirstPeriod {
  const trialEnd = asked.trialEnd !== null && asked.trialEnd > now ? asked.trialEnd : null
  const anchor = asked.anchorConfig
    ? firstAnchor(asked.anchorConfig, trialEnd ?? now)
    : (asked.anchor ?? trialEnd ?? now)
  const anchorDay = asked.anchorConfig?.day_of_month ?? dayOfMonth(anchor)
  const cycle = cycleAt(asked.items, anchor, anchorDay)
  const whole = periodAt(cycle, now)
  const period = trialEnd !== null ? { start: now, end: trialEnd } : { start: now, end: whole.end }
  const share = trialEnd !== null ? 0 : shareOf({ whole, now, anchor, proration: asked.proration })
  const lines = asked.items.map((item) => ({
    item,
    amount: Math.round((item.price.unit_amount ?? 0) * item.quantity * share),
    isProration: share > 0 && share < 1,
    isTrial: trialEnd !== null,
  }))
  return { period, anchor, anchorDay, trialEnd, lines, total: lines.reduce((sum, line) => sum + line.amount, 0) }
}

function shareOf(at: { whole: Period; now: number; anchor: number; proration: StartAsked['proration'] }): number {
  if (at.anchor === at.now) return 1
  if (at.proration === 'none') return 0
  return (at.whole.end - at.now) / (at.whole.end - at.whole.start)
}

function cycleAt(items: readonly ItemAsked[], anchor: number, day: number): Cycle {
  return { ...rhythmOf(items[0]?.price), anchor, day }
}
