import { addDays, type Day } from '#app/units/time.ts'

/** What a charge that failed asks for: a later try, the giver herself, another method, or a person of the lab. */
export type AfterFailure = { tryOn: Day } | { waitsFor: 'giver' | 'method' | 'staff' }

/** Days after each soft failure until the next try; after the last, a person looks. */
const pauses = [3, 5, 7] as const

/** Codes after which the card networks forbid, or the bank rules make useless, another try with the same method. */
const hard = [
  'lost_card',
  'stolen_card',
  'pickup_card',
  'expired_card',
  'restricted_card',
  'revocation_of_authorization',
  'account_closed',
  'no_account',
  'debit_not_authorized',
  'bank_account_restricted',
  'invalid_account',
  'incorrect_number',
  'resource_missing',
]

/** Stripe's words for the failure decide. `failures` counts those before this one that a later try could have mended. */
export function afterFailure(words: string, { failures, today }: { failures: number; today: Day }): AfterFailure {
  const codes = words.split(' ')
  if (codes.includes('authentication_required') || codes.includes('requires_action')) return { waitsFor: 'giver' }
  if (codes.some((code) => hard.includes(code))) return { waitsFor: 'method' }
  const pause = pauses[failures]
  return pause ? { tryOn: addDays(today, pause) } : { waitsFor: 'staff' }
}
