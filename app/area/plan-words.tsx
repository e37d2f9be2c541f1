import type { ReactNode } from 'react'
import { type Interval, intervalWords } from '#app/domain/giving/recurring/plan.ts'
import type { PlanChange } from '#app/domain/giving/recurring/read-plan.server.ts'
import type { PlanLine } from '#app/domain/giving/recurring/read-plans.server.ts'
import type { Happening } from '#app/ui/timeline.tsx'
import { When } from '#app/ui/when.tsx'
import { type Cents, cents, formatCents } from '#app/units/money.ts'
import { dayIn, formatDay } from '#app/units/time.ts'

/** "Visa ending in 4242" */
export function cardWords({ cardBrand, cardLast4 }: Pick<PlanLine, 'cardBrand' | 'cardLast4'>): string {
  if (!cardLast4) return 'Not known yet'
  const brand = cardBrand ? cardBrand.charAt(0).toUpperCase() + cardBrand.slice(1) : 'Card'
  return `${brand} ending in ${cardLast4}`
}

/** When a plan is charged next, or why it is not. */
export function nextWords(plan: PlanLine, zone: string): ReactNode {
  const on = (at: Date | null) => (at ? <When at={at} zone={zone} precision="day" /> : 'not set')
  switch (plan.state) {
    case 'active':
      return on(plan.nextChargeAt)
    case 'past_due':
      return <>Overdue: the last charge did not go through</>
    case 'paused':
      return plan.pausedUntil ? <>{on(plan.pausedUntil)}, after the pause</> : 'Paused until it is resumed'
    case 'cancelling':
      return <>None. It can be taken up again until {on(plan.nextChargeAt)}</>
    case 'cancelled':
      return plan.endedBecause === 'not_paid' ? (
        <>None: it ended on {on(plan.endedAt)}, because the card could not be charged</>
      ) : (
        <>None: it ended on {on(plan.endedAt)}</>
      )
    default:
      return 'It has not begun'
  }
}

/** Who reads: by name, where she is signed in, and whether she is the giver. */
export type PlanReader = { name: string | null; isGiver: boolean }
type Reading = { interval: Interval; reader: PlanReader; zone: string }

/** A line of the change log. The reader's own changes are hers; whoever used the link in a letter was the giver. */
export function changeOf(change: PlanChange, { interval, reader, zone }: Reading): Happening {
  const isOwn = change.byName === null ? reader.isGiver : change.byName === reader.name
  const who = isOwn ? 'You' : (change.byName ?? 'The giver')
  const yearly = change.yearlyDifference
  return {
    id: change.id,
    at: change.at,
    who: portalKinds.includes(change.kind) ? 'The portal' : who,
    what: what(change, interval, zone),
    ...(yearly !== 0n && { note: `${signed(yearly)} a year` }),
  }
}

const portalKinds: PlanChange['kind'][] = ['found', 'ended']

function what(change: PlanChange, interval: Interval, zone: string): string {
  const { adverb } = intervalWords[interval]
  const money = (amount: Cents) => formatCents(amount, { wholeWhenRound: true })
  const isAsked = change.state === 'asked' ? ' (not confirmed by Stripe yet)' : ''
  switch (change.kind) {
    case 'started':
      return `began to give ${money(change.grossAfter)} ${adverb}`
    case 'amount':
      return `changed ${money(change.grossBefore)} to ${money(change.grossAfter)} ${adverb}${isAsked}`
    case 'found':
      return `found ${money(change.grossAfter)} instead of ${money(change.grossBefore)} at Stripe`
    case 'pause':
      return `${skipWords(change, interval)}${untilWords(change, zone)}${isAsked}`
    case 'resume':
      return `ended the pause${isAsked}`
    case 'cancel':
      return `stopped it${isAsked}`
    case 'keep':
      return `took it up again${isAsked}`
    case 'card':
      return `changed the card${isAsked}`
    case 'ended':
      return 'ended it: it could not be charged, or was ended at Stripe'
  }
}

function skipWords({ skips }: PlanChange, interval: Interval): string {
  return skips === 1 ? `left out the next ${intervalWords[interval].noun}` : `paused it for ${skips ?? 0} months`
}

function untilWords({ pausedUntil }: PlanChange, zone: string): string {
  return pausedUntil ? `, until ${formatDay(dayIn(zone, pausedUntil))}` : ''
}

function signed(amount: Cents): string {
  const words = formatCents(amount < 0n ? cents(-amount) : amount, { wholeWhenRound: true })
  return amount < 0n ? `−${words}` : `+${words}`
}
