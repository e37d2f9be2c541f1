import { z } from 'zod'
import { visibilities } from '#app/domain/giving/gift.ts'

/** How a gift, or a promise of hours, is shown from now on. */
export const ShownAsk = z.object({
  visibility: z.enum(visibilities as ['unlisted', 'named', 'anonymous'], 'Choose how it is shown.'),
  publicName: z.string().max(120, 'At most 120 letters.').optional(),
})
