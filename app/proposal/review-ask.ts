import { z } from 'zod'
import { criteria, type ReviewWords, type Scores } from '#app/domain/grants/review.ts'
import type { SaveReviewRefusal } from '#app/domain/grants/save-review.server.ts'

const score = z.coerce.number().int().min(1, 'Choose 1 to 5.').max(5, 'Choose 1 to 5.').optional()

/** A posted review, whole or not. */
export const ReviewAsk = z.object({
  'score-merit': score,
  'score-openness': score,
  'score-feasibility': score,
  'score-need': score,
  confidence: score,
  forCommittee: z.string().default(''),
  forApplicant: z.string().default(''),
})

export function reviewWordsOf(sent: z.output<typeof ReviewAsk>): ReviewWords {
  const scores: Scores = {}
  for (const criterion of criteria) {
    const given = sent[`score-${criterion}`]
    if (given !== undefined) scores[criterion] = given
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
