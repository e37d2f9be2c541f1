import type { Entered } from '../payments/pay-session.ts'
import { findCard, unknownCard } from '../payments/test-cards.ts'
import type { World } from '../world.ts'

export const fieldNames = ['email', 'number', 'expiry', 'cvc', 'name', 'postalCode'] as const
export type FieldName = (typeof fieldNames)[number]
export type Typed = Record<FieldName, string>
export type Mistakes = Partial<Record<FieldName, string>>

export function readTyped(body: string): Typed {
  const form = new URLSearchParams(body)
  const field = (name: FieldName) => (form.get(name) ?? '').trim().slice(0, 200)
  return {
    email: field('email'),
    number: field('number'),
    expiry: field('expiry'),
    cvc: field('cvc'),
    name: field('name'),
    postalCode: field('postalCode'),
  }
}

/** Reads the card form, with Stripe's words for what is wrong. A number that is no test card is declined here, unseen by anyone. */
export function checkTyped(world: World, typed: Typed): { entered: Entered } | { mistakes: Mistakes } {
  const digits = typed.number.replace(/[\s-]/g, '')
  const card = findCard(digits)
  const expiry = readExpiry(typed.expiry)
  const mistakes: Mistakes = {
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)
      ? {}
      : { email: typed.email ? 'Your email is invalid.' : 'Your email is incomplete.' }),
    ...numberMistake(digits, card !== undefined),
    ...expiryMistake(world, typed.expiry, expiry),
    ...(new RegExp(`^\\d{${card?.brand === 'amex' ? 4 : 3}}$`).test(typed.cvc)
      ? {}
      : { cvc: "Your card's security code is incomplete." }),
    ...(typed.name ? {} : { name: 'Your name is incomplete.' }),
    ...(typed.postalCode ? {} : { postalCode: 'Your postal code is incomplete.' }),
  }
  if (Object.keys(mistakes).length > 0 || !card || !expiry) return { mistakes }
  const { email, name, postalCode } = typed
  return { entered: { card, expMonth: expiry.month, expYear: expiry.year, email, name, postalCode, country: 'US' } }
}

function numberMistake(digits: string, isKnown: boolean): Mistakes {
  if (isKnown) return {}
  if (!/^\d{12,19}$/.test(digits)) return { number: 'Your card number is incomplete.' }
  return { number: passesLuhn(digits) ? unknownCard.message : 'Your card number is invalid.' }
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

function readExpiry(text: string): { month: number; year: number } | null {
  const found = /^(\d{1,2})\s*[/ -]?\s*(\d{2}|\d{4})$/.exec(text)
  if (!found) return null
  const [month, year] = [Number(found[1]), Number(found[2])]
  return month >= 1 && month <= 12 ? { month, year: year < 100 ? 2000 + year : year } : null
}

function expiryMistake(world: World, text: string, expiry: { month: number; year: number } | null): Mistakes {
  if (!expiry)
    return { expiry: text ? "Your card's expiration date is invalid." : "Your card's expiration date is incomplete." }
  const isPast = expiry.year * 12 + expiry.month < world.clock.year() * 12 + world.clock.month()
  return isPast ? { expiry: "Your card's expiration date is in the past." } : {}
}
