import { z } from 'zod'
import { choicesOf, type FormSection, type Question, questionKinds } from '#app/domain/grants/forms/form.ts'
import type { QuestionWords } from '#app/domain/grants/forms/form-change.ts'
import { parseId } from '#app/units/id.ts'

/** What of the form the page showed; one that names no version is stale. */
const seen = {
  version: z
    .string()
    .default('')
    .transform((typed) => parseId('frm', typed)),
  revision: z.coerce.number().int().min(0).max(1_000_000),
}

/** A posted section of a form. */
export const SectionAsk = z.object({
  ...seen,
  name: z.string().max(50).optional(),
  title: z
    .string('Give the section a title.')
    .trim()
    .min(1, 'Give the section a title.')
    .max(100, 'At most 100 letters.'),
  lead: z.string().trim().max(500, 'At most 500 letters.').default(''),
})

/** A posted question of a form. */
export const QuestionAsk = z.object({
  ...seen,
  name: z.string().max(50).optional(),
  section: z.string('Choose a section.').max(50),
  label: z.string('Write the question.').trim().min(1, 'Write the question.').max(300, 'At most 300 letters.'),
  hint: z.string().trim().max(1000, 'At most 1,000 letters.').optional(),
  example: z.string().trim().max(5000, 'At most 5,000 letters.').optional(),
  kind: z.enum(questionKinds, 'Choose how it is answered.'),
  limit: z.coerce.number('Write a whole number.').int('Write a whole number.').min(1).max(1_000_000_000).optional(),
  choices: z.string().max(10_000, 'At most 10,000 letters.').optional(),
  isOptional: z.literal('yes').optional(),
  /** `question=answer`, or empty for always. */
  shownWhen: z.string().max(300).optional(),
})

/** A posted order: which part of the form, seen at which revision. */
export const PartAsk = z.object({
  ...seen,
  thing: z.enum(['section', 'question']),
  name: z.string().max(50),
  way: z.enum(['up', 'down']).default('up'),
})

export const SeenAsk = z.object(seen)

const usualLimits = { line: 150, text: 300, number: 1_000_000, choice: 1, 'yes-no': 1 } as const
const mostWords = 5000

/** The question as it will be asked; what it had before lets its choices keep their meaning. */
export function questionWordsOf(sent: z.output<typeof QuestionAsk>, before: Question | null): QuestionWords {
  const { label, hint, example, kind } = sent
  const limit = sent.limit ?? usualLimits[kind]
  const condition = /^([a-z][a-z0-9-]*)=(.+)$/s.exec(sent.shownWhen ?? '')
  return {
    label,
    kind,
    limit: kind === 'number' ? limit : Math.min(limit, mostWords),
    ...(hint && { hint }),
    ...(example && { example }),
    ...(sent.isOptional && { isOptional: true }),
    ...(kind === 'choice' && { choices: choicesIn(sent.choices ?? '', before) }),
    ...(condition?.[1] && condition[2] && { shownWhen: { question: condition[1], is: condition[2] } }),
  }
}

/** One answer a line, with its help after a bar. An answer with the same words as before stays the same answer. */
function choicesIn(text: string, before: Question | null): NonNullable<Question['choices']> {
  const lines = text.split('\n').flatMap((line) => {
    const [label = '', ...rest] = line.split('|').map((part) => part.trim())
    return label ? [{ label: label.slice(0, 200), hint: rest.join(' | ') }] : []
  })
  return lines.map(({ label, hint }) => {
    const value = before?.choices?.find((known) => known.label === label)?.value ?? label
    return hint ? { value, label, hint } : { value, label }
  })
}

export function typedChoices(question: Question | null): string {
  return (question?.choices ?? []).map(({ label, hint }) => (hint ? `${label} | ${hint}` : label)).join('\n')
}

/** Every answer a question could hang on: those offered before it, in words. */
export function conditionsBefore(sections: readonly FormSection[], name: string | null) {
  const every = sections.flatMap((section) => section.questions)
  const own = every.findIndex((question) => question.name === name)
  const before = own < 0 ? every : every.slice(0, own)
  return before.flatMap((question) =>
    (choicesOf(question) ?? []).map((choice) => ({
      value: `${question.name}=${choice.value}`,
      label: `only when “${question.label}” is “${choice.label}”`,
    })),
  )
}
