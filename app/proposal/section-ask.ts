import { z } from 'zod'
import { parseId } from '#app/units/id.ts'

/** What a page of a section sends besides its answers: from where the writer began, and what stood beside their words when they picked. */
export const SectionAsk = z.object({
  base: z.coerce.number().int().min(0),
  seen: z.coerce.number().int().min(0).optional(),
  version: z
    .string()
    .default('')
    .transform((typed) => parseId('frm', typed)),
})
