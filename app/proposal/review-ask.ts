import { z } from 'zod'
import type { ReviewWords } from '#app/domain/grants/review.ts'
import { isScore, type Scores } from '#app/domain/grants/rubrics/rubric.ts'
import type { SaveReviewRefusal } from '#app/domain/grants/save-review.server.ts'

const score = z.coerce.number().int().min(1, 'Choose 1 to 5.').max(5, 'Choose 1 to 5.').optional()

/** A posted review, whole or not, but for its scores: which there are, the call's rubric says. */
export const ReviewAsk = z.object({
  confidence: score,
  forCommittee: z.string().default(''),
  forApplicant: z.string().default(''),
  /** That words for the applicant may name somebody after all. */
  mayName: z.literal('yes').optional(),
})

/** The review; of the scores only what is one is kept, and the verb keeps those its rubric asks for. */
export function reviewWordsOf(sent: z.output<typeof ReviewAsk>, values: Record<string, string>): ReviewWords {
  const scores: Scores = {}
  for (const [field, typed] of Object.entries(values)) {
    const [, name] = /^score-([a-z][a-z0-9-]{0,40})$/.exec(field) ?? []
    const given = Number(typed)
    if (name && isScore(given)) scores[name] = given
  }
  return {
    scores,
    confidence: sent.confidence ?? null,
    forCommittee: sent.forCommittee,
    forApplicant: sent.forApplicant,
  }
}

export const reviewSentences: Record<Exclude<SaveReviewRefusal, 'not-found'>, string> = {
  'conflict-first': 'Declare first whether you have a part in this application.',
  'already-submitted': 'This review was sent in already and cannot change. Copy what you wrote if you want to keep it.',
  closed: 'The panel has moved on, so this review can no longer change. Copy what you wrote if you want to keep it.',
  'too-long': 'One answer is longer than 20,000 characters. Shorten it and save again.',
}
