import { z } from 'zod'
import { parseId } from '#app/units/id.ts'

/** No more than the column of a revision holds: beyond it Postgres would refuse to compare. */
const revision = z.coerce.number().int().min(0).max(2_147_483_647)

/** What a page of a section sends besides its answers: from where the writer began, and what stood beside their words when they picked. */
export const SectionAsk = z.object({
  base: revision,
  seen: revision.optional(),
  version: z
    .string()
    .default('')
    .transform((typed) => parseId('frm', typed)),
})
