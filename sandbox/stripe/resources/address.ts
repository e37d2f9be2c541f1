import { optional, type Read, shape, text, unsettable } from '../wire/params.ts'

const line = optional(unsettable(text()))

export const addressParam = shape({
  city: line,
  country: line,
  line1: line,
  line2: line,
  postal_code: line,
  state: line,
})

/** An address with all its keys, those not given being null. */
export function readAddress(given: Read<typeof addressParam>) {
  return {
    city: given.city ?? null,
    country: given.country ?? null,
    line1: given.line1 ?? null,
    line2: given.line2 ?? null,
    postal_code: given.postal_code ?? null,
    state: given.state ?? null,
  }
}
