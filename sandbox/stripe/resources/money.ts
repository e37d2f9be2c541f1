import { invalid } from '../wire/errors.ts'
import type { Param } from '../wire/params.ts'

const leastCents = 50
const mostCents = 99_999_999

/** The currencies this account settles; the others exist at Stripe. */
const currencies = ['usd', 'eur', 'gbp', 'cad', 'aud', 'chf']

export const currencyParam: Param<string> = {
  read(raw, at) {
    const currency = typeof raw === 'string' ? raw.toLowerCase() : ''
    if (currencies.includes(currency)) return currency
    throw invalid(
      `Invalid currency: ${typeof raw === 'string' ? raw : ''}. Stripe currently supports these currencies: ${currencies.join(', ')}`,
      { param: at },
    )
  },
}

/** Stripe takes no payment below fifty cents and none of a million dollars. */
export function readAmount(cents: number, currency: string, param: string): number {
  if (cents < 1)
    throw invalid('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param })
  if (cents < leastCents)
    throw invalid(`Amount must be at least ${formatAmount(leastCents, currency)} ${currency}`, {
      code: 'amount_too_small',
      param,
    })
  if (cents > mostCents)
    throw invalid(`Amount must be no more than ${formatAmount(mostCents, currency)} ${currency}`, {
      code: 'amount_too_large',
      param,
    })
  return cents
}

export function formatAmount(cents: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100)
}
