import type { AnswerRefusal } from '#app/domain/giving/disputes/answer-dispute.server.ts'

type Sayable = Exclude<AnswerRefusal, 'not-an-officer' | 'no-such-dispute'>

/** Why an answer to a dispute was not sent. */
export const answerSentences: Record<Sayable, string | { field: string; sentence: string }> = {
  'no-story': { field: 'story', sentence: 'Say what happened.' },
  'already-answered': 'This dispute was answered already, or has ended. Nothing more was sent.',
  'too-late': 'The bank’s day for an answer has passed. Nothing was sent.',
  'payments-refused':
    'Stripe did not take the answer. Its words are on the page of the gift; look at the dispute there.',
  'payments-silent':
    'Stripe did not answer. What you said is kept and said again under the same key. Look at the dispute in some minutes.',
}
