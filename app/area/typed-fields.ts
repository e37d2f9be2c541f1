import { z } from 'zod'
import { parseCents } from '#app/units/money.ts'
import { parseDay } from '#app/units/time.ts'

/** A day as a date field sends it. */
export function typedDay(sentence: string) {
  return z.string(sentence).refine((text) => parseDay(text) !== null, sentence)
}

/** Dollars as a person types them. */
export const typedAmount = z
  .string()
  .refine((text) => parseCents(text) !== null, 'Type an amount in dollars, such as 25 or 25.50.')
