import type { Interval } from './plan.ts'

type Grid = { anchor: Date; interval: Interval }

/** The charge so many intervals after the anchor; a month too short for the anchor's day charges on its last day. */
function chargeAt({ anchor, interval }: Grid, count: number): Date {
  const months = anchor.getUTCMonth() + count * (interval === 'year' ? 12 : 1)
  const lastDay = new Date(Date.UTC(anchor.getUTCFullYear(), months + 1, 0)).getUTCDate()
  const day = Math.min(anchor.getUTCDate(), lastDay)
  const charge = new Date(anchor)
  charge.setUTCFullYear(anchor.getUTCFullYear(), months, day)
  return charge
}

/** The first charge at or after `from`, counted from the anchor as Stripe counts: 31 January never drifts to the 28th for ever. */
export function chargeAfter({ from, ...grid }: Grid & { from: Date }): Date {
  const apart =
    (from.getUTCFullYear() - grid.anchor.getUTCFullYear()) * 12 + from.getUTCMonth() - grid.anchor.getUTCMonth()
  let count = Math.max(0, Math.floor(apart / (grid.interval === 'year' ? 12 : 1)) - 1)
  while (chargeAt(grid, count).getTime() < from.getTime()) count += 1
  return chargeAt(grid, count)
}

/** The charge that comes when so many, from the next one on, are left out. */
export function chargeAfterSkipping(grid: Grid & { next: Date; skips: number }): Date {
  let charge = chargeAfter({ anchor: grid.anchor, interval: grid.interval, from: grid.next })
  for (let left = grid.skips; left > 0; left -= 1) {
    charge = chargeAfter({ anchor: grid.anchor, interval: grid.interval, from: new Date(charge.getTime() + 1000) })
  }
  return charge
}
