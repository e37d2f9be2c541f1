import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Channel } from '../arrival.ts'
import type { Visibility } from '../gift.ts'

/** What a promise binds, and so what it is in the books (ASC 958-605). */
export type PledgeKind = 'unconditional' | 'conditional' | 'intent' | 'daf_intent'
export type PledgeState = 'offered' | 'active' | 'fulfilled' | 'lapsed' | 'written_off' | 'cancelled'
export type InstalmentState =
  | 'scheduled'
  | 'processing'
  | 'partly'
  | 'paid'
  | 'settled_offline'
  | 'waived'
  | 'written_off'
export type Rhythm = 'monthly' | 'quarterly' | 'yearly' | 'own'
/** How firmly a giver says it; the kind follows from this and from the way of paying. */
export type Firmness = 'promise' | 'condition' | 'intention'

export const pledgeStates: readonly PledgeState[] = [
  'offered',
  'active',
  'fulfilled',
  'lapsed',
  'written_off',
  'cancelled',
]
export const pledgeKinds: readonly PledgeKind[] = ['unconditional', 'conditional', 'intent', 'daf_intent']
export const rhythms: readonly Rhythm[] = ['monthly', 'quarterly', 'yearly', 'own']
export const pledgeMethods = ['card', 'bank_debit', 'wire', 'cheque', 'daf', 'stock'] as const satisfies Channel[]
export type PledgeMethod = (typeof pledgeMethods)[number]

/** Parts that money may still come for. */
export const openInstalments: readonly InstalmentState[] = ['scheduled', 'processing', 'partly']

export function isInstalmentOpen(state: InstalmentState): boolean {
  return openInstalments.includes(state)
}

/** A giver takes back what is only offered or binds nobody; a condition binds her for as long as it may be met. */
export function isWithdrawable(pledge: { state: PledgeState; kind: PledgeKind }): boolean {
  const isIntent = pledge.kind === 'intent' || pledge.kind === 'daf_intent'
  return pledge.state === 'offered' || (pledge.state === 'active' && isIntent)
}

/** Saved at Stripe and charged by the portal; every other way the giver pays herself. */
export function isCharged(method: PledgeMethod): method is 'card' | 'bank_debit' {
  return method === 'card' || method === 'bank_debit'
}

/**
 * The kind a pledge is. A donor-advised fund belongs to its sponsor: its adviser cannot bind it, and a binding pledge paid from
 * it would benefit the adviser (IRS Notice 2017-73), so such a pledge is an intention whatever the form says.
 */
export function kindOf(ask: { firmness: Firmness; method: PledgeMethod }): PledgeKind {
  if (ask.method === 'daf') return 'daf_intent'
  return ({ promise: 'unconditional', condition: 'conditional', intention: 'intent' } as const)[ask.firmness]
}

export const kindWords: Record<PledgeKind, string> = {
  unconditional: 'Unconditional pledge',
  conditional: 'Conditional pledge',
  intent: 'Statement of intent',
  daf_intent: 'Intent to recommend grants',
}

/** What a kind means, in plain words: on the form, the pledge's page and its letter. */
export const kindMeanings: Record<PledgeKind, string> = {
  unconditional:
    'You promise the whole sum. The lab counts on it from the day it accepts: it stands in the books as owed, and each payment makes it smaller.',
  conditional:
    'You owe nothing until your condition is met, and you are released if it is not. The lab writes nothing into its books until then.',
  intent: 'You say what you mean to give, and bind yourself to nothing. Nothing stands in the books until money comes.',
  daf_intent:
    'You mean to recommend grants from a donor-advised fund. Its sponsor decides, so this binds nobody and is not counted as owed. The sponsor is the donor of each grant, and you receive no tax receipt for it.',
}

export const rhythmWords: Record<Rhythm, string> = {
  monthly: 'Every month',
  quarterly: 'Every three months',
  yearly: 'Every year',
  own: 'On dates of my own',
}

export type ScheduleAsk =
  | { rhythm: 'monthly' | 'quarterly' | 'yearly'; count: number; firstOn: Day }
  | { rhythm: 'own'; lines: readonly ScheduleLine[] }
export type ScheduleLine = { dueOn: Day; amount: Cents }

/** What a giver wrote, parsed. The same intent with the same words is the same pledge. */
export type PledgeAsk = {
  intentId: string
  giverName: string
  giverEmail: string
  amount: Cents
  fundId: Id<'fnd'>
  firmness: Firmness
  condition: string | null
  schedule: ScheduleAsk
  method: PledgeMethod
  poNumber: string | null
  visibility: Visibility
  publicName: string | null
  note: string | null
}
