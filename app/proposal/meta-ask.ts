import { z } from 'zod'
import { type MetaWords, recommendations } from '#app/domain/grants/sight/meta-review/meta-review.ts'
import type { SaveMetaRefusal } from '#app/domain/grants/sight/meta-review/save-meta-review.server.ts'

/** A posted meta-review, whole or not, and the revision its page was made of. */
export const MetaAsk = z.object({
  base: z.coerce.number('Open the page anew.').int().min(0).max(1_000_000),
  summary: z.string().default(''),
  agreed: z.string().default(''),
  forApplicant: z.string().default(''),
  mayName: z.literal('yes').optional(),
  recommendation: z.enum(recommendations, 'Choose one of the three.').optional(),
})

export function metaWordsOf({ summary, agreed, forApplicant, recommendation }: z.output<typeof MetaAsk>): MetaWords {
  return { summary, agreed, forApplicant, recommendation: recommendation ?? null }
}

export const metaSentences: Record<Exclude<SaveMetaRefusal, 'not-found'>, string> = {
  closed: 'The discussion is closed, so this can no longer change. Copy what you wrote if you want to keep it.',
  'not-lead': 'Somebody else leads it now; copy what you wrote.',
  'handed-in': 'It is handed in already. An officer can open it again; copy what you wrote if you want to keep it.',
  'too-long': 'One text is longer than 20,000 characters. Shorten it and save again.',
  'changed-meanwhile':
    'It was saved from another page meanwhile. Open it there; copy what you wrote here if you want to keep it.',
}
