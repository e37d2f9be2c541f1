import type { ReactNode } from 'react'
import { choicesOf, type Question, shownAnswer } from '#app/domain/grants/forms/form.ts'
import { Paragraphs } from './paragraphs.tsx'

/** An answer to read; undefined where one is wanted and missing. */
export function answerOf(question: Question, typed: string | undefined): ReactNode | undefined {
  const words = shownAnswer(question, typed)
  if (words === null) return question.isOptional ? 'Nothing' : undefined
  return choicesOf(question) ? words : <Paragraphs text={words} />
}
