import { findBank, testBanks } from '../payments/bank-table.ts'
import type { TestBank, TestCard } from '../payments/test-card.ts'
import { findCard, unknownCard } from '../payments/test-cards.ts'
import type { Donor } from '../rows.ts'
import type { World } from '../world.ts'

const fieldNames = ['email', 'number', 'expiry', 'cvc', 'name', 'postalCode', 'routing', 'account', 'iban'] as const
export type FieldName = (typeof fieldNames)[number]
export type Typed = Record<FieldName, string>
export type Mistakes = Partial<Record<FieldName, string>>
export type Kind = 'card' | 'us_bank_account' | 'sepa_debit'
export type Entered = { donor: Donor } & ({ card: TestCard; expMonth: number; expYear: number } | { bank: TestBank })

export function readTyped(body: string): Typed {
  const form = new URLSearchParams(body)
  const field = (name: FieldName): [FieldName, string] => [name, (form.get(name) ?? '').trim().slice(0, 200)]
  return Object.fromEntries(fieldNames.map(field)) as Typed
}

/** Reads the form of one method, with Stripe's words for what is wrong. */
export function checkTyped(world: World, typed: Typed, kind: Kind): { entered: Entered } | { mistakes: Mistakes } {
  const mistakes = {
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)
      ? {}
      : { email: typed.email ? 'Your email is invalid.' : 'Your email is incomplete.' }),
    ...(typed.name ? {} : { name: 'Your name is incomplete.' }),
  }
  return kind === 'card' ? checkCard(world, typed, mistakes) : checkBank(typed, { kind, mistakes })
}

/** A number that is no test card is declined here, unseen by anyone. */
function checkCard(world: World, typed: Typed, before: Mistakes): { entered: Entered } | { mistakes: Mistakes } {
  const digits = typed.number.replace(/[\s-]/g, '')
  const card = findCard(digits)
  const expiry = readExpiry(typed.expiry)
  const mistakes: Mistakes = {
    ...before,
    ...numberMistake(digits, card !== undefined),
    ...expiryMistake(world, typed.expiry, expiry),
    ...(new RegExp(`^\\d{${card?.brand === 'amex' ? 4 : 3}}$`).test(typed.cvc)
      ? {}
      : { cvc: "Your card's security code is incomplete." }),
    ...(typed.postalCode ? {} : { postalCode: 'Your postal code is incomplete.' }),
  }
  if (Object.keys(mistakes).length > 0 || !card || !expiry) return { mistakes }
  const { email, name, postalCode } = typed
  return {
    entered: { card, expMonth: expiry.month, expYear: expiry.year, donor: { email, name, postalCode, country: 'US' } },
  }
}

function checkBank(
  typed: Typed,
  { kind, mistakes: before }: { kind: TestBank['kind']; mistakes: Mistakes },
): { entered: Entered } | { mistakes: Mistakes } {
  const account = (kind === 'sepa_debit' ? typed.iban : typed.account).replace(/[\s-]/g, '').toUpperCase()
  const bank = findBank(kind, account)
  const isRouted = kind === 'sepa_debit' || testBanks.some(({ routing }) => routing === typed.routing)
  const mistakes: Mistakes = {
    ...before,
    ...(isRouted ? {} : { routing: 'Use the test routing number 110000000.' }),
    ...(bank ? {} : kind === 'sepa_debit' ? { iban: notATest } : { account: notATest }),
  }
  if (Object.keys(mistakes).length > 0 || !bank) return { mistakes }
  const { email, name } = typed
  return { entered: { bank, donor: { email, name, postalCode: null, country: bank.country } } }
}

const notATest = 'This is not one of the test accounts listed below. Never type a real one here.'

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
