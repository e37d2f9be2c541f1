import { choicesOf, type Form, type Question, type QuestionKind, questionsOf } from '#app/domain/grants/forms/form.ts'

export const kindWords: Record<QuestionKind, string> = {
  line: 'Short text',
  text: 'Long text',
  choice: 'One of several answers',
  number: 'Number',
  'yes-no': 'Yes or no',
}

/** "Long text, up to 300 words". */
export function answeredBy(question: Question): string {
  const limit = question.limit.toLocaleString('en-US')
  const word = kindWords[question.kind]
  if (question.kind === 'text') return `${word}, up to ${limit} words`
  if (question.kind === 'line') return `${word}, up to ${limit} characters`
  if (question.kind === 'number') return `${word}, up to ${limit}`
  return question.kind === 'choice' ? (question.choices ?? []).map(({ label }) => label).join(' · ') : word
}

/** "Only when “Will you release the data?” is “No”"; null for a question asked of everyone. */
export function askedWhen(form: Pick<Form, 'sections'>, { shownWhen }: Question): string | null {
  if (!shownWhen) return null
  const asks = questionsOf(form).find(({ name }) => name === shownWhen.question)
  const answer = asks && choicesOf(asks)?.find(({ value }) => value === shownWhen.is)?.label
  return `Only when “${asks?.label ?? shownWhen.question}” is “${answer ?? shownWhen.is}”`
}
