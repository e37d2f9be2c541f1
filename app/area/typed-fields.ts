import { z } from 'zod'
import { parseEuros } from '#app/units/euros.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { parseCents } from '#app/units/money.ts'
import { parseDay } from '#app/units/time.ts'

/** A day as a date field sends it. */
export function typedDay(sentence: string) {
  return z.string(sentence).refine((text) => parseDay(text) !== null, sentence)
}

/** The id of what the form will make, made with the form: sent twice, it makes one thing. */
export function madeId<Prefix extends string>(prefix: Prefix) {
  return z.custom<Id<Prefix>>(
    (text) => typeof text === 'string' && parseId(prefix, text) !== null,
    'This form is too old. Open it again; nothing was done.',
  )
}

const noDollars = 'Type an amount in dollars, such as 25 or 25.50.'

/** Dollars as a person types them. */
export const typedAmount = z.string(noDollars).refine((text) => parseCents(text) !== null, noDollars)

const noEuros = 'Type an amount in euros, such as 25 or 25.50.'

/** Euros as a person types them. */
export const typedEuroAmount = z.string(noEuros).refine((text) => parseEuros(text) !== null, noEuros)

/** Why somebody does what they do, in their own words: never left out, and kept to a length. */
export function typedReason(most = 500) {
  return z.string('Say why.').trim().min(1, 'Say why.').max(most, `At most ${most} letters.`)
}
