import { z } from 'zod'

/** What the forms of funds send. Apart from the form itself, so that no schema travels to the browser. */
const text = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)

export const FundFields = z.object({
  name: text(120, 'Type the fund’s name.'),
  purpose: text(600, 'Say what its money is spent on.'),
  restriction: z.enum(['none', 'purpose', 'time'], 'Choose a restriction.'),
  position: z.coerce.number('Type a whole number.').int('Type a whole number.').min(0).max(999).default(0),
  isOpen: z.string().optional(),
})
export const NewFundFields = FundFields.extend({ slug: text(60, 'Type the address.').toLowerCase() })
