import { z } from 'zod'
import { amendmentAnswers, amendmentKinds } from '#app/domain/grants/amendments/amendment.ts'
import type { AnswerAmendmentRefusal } from '#app/domain/grants/amendments/answer-amendment.server.ts'
import type { AskAmendmentRefusal } from '#app/domain/grants/amendments/ask-amendment.server.ts'
import { parseDay } from '#app/units/time.ts'

const day = z
  .string()
  .transform(parseDay)
  .refine((parsed) => parsed !== null, 'Write the day as year, month and day.')
  .optional()
const words = z.string().max(5_000, 'At most 5,000 letters.').default('')

/** A posted amendment: what, its new value, why. */
export const AmendmentAsk = z.object({
  kind: z.enum(amendmentKinds, 'Choose what is to change.'),
  until: day,
  words,
  why: words,
})

/** A posted answer to one. */
export const AmendmentAnswerAsk = z.object({
  to: z.enum(amendmentAnswers, 'Choose an answer.'),
  until: day,
  answer: words,
})

type Said = { field: string; sentence: string }

export const askSentences: Record<Exclude<AskAmendmentRefusal, 'not-found'>, Said> = {
  'not-running': { field: 'kind', sentence: 'The project does not run, so nothing of it can be changed.' },
  'words-missing': { field: 'words', sentence: 'Say how it would be.' },
  'day-missing': { field: 'until', sentence: 'Write the new last day.' },
  'not-later': { field: 'until', sentence: 'Choose a day after the project’s present end, and not one that is over.' },
  'too-far': { field: 'until', sentence: 'A project gets at most a year more at once.' },
  'why-missing': { field: 'why', sentence: 'Say why.' },
  'open-already': {
    field: 'kind',
    sentence: 'One of this kind waits for its answer. Take it back first, or wait for the answer.',
  },
}

export const answerSentences: Record<Exclude<AnswerAmendmentRefusal, 'not-found'>, Said> = {
  'own-project': { field: 'to', sentence: 'You are a member of this project. Another officer answers.' },
  'answered-already': { field: 'to', sentence: 'It was answered or taken back meanwhile.' },
  'not-running': { field: 'to', sentence: 'The project does not run any more, so it can only be declined.' },
  'answer-missing': { field: 'answer', sentence: 'Write why; the lead reads it.' },
  'day-missing': { field: 'until', sentence: 'Write the last day you give instead.' },
  'not-between': { field: 'until', sentence: 'Choose a day after the present end and before the one asked for.' },
  'moved-on': { field: 'to', sentence: 'The project ends as late as this already, so it can only be declined.' },
}
