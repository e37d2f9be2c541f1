import { z } from 'zod'
import type { Id } from '#app/units/id.ts'

/** What a call asks: sections of questions. A form is kept as JSON, and nothing reads it but through this shape. */

export const questionKinds = ['line', 'text', 'choice', 'number', 'yes-no'] as const
export type QuestionKind = (typeof questionKinds)[number]

const name = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
const ChoiceShape = z.object({
  value: z.string().min(1).max(200),
  label: z.string().min(1),
  hint: z.string().optional(),
})

const QuestionShape = z.object({
  /** Answers are kept under it; it never means another question, in no version of the call's form. */
  name,
  label: z.string().min(1),
  hint: z.string().optional(),
  /** How somebody answered it well. */
  example: z.string().optional(),
  kind: z.enum(questionKinds),
  /** The most words of a text, the most characters of a line, the largest number. */
  limit: z.number().int().positive(),
  isOptional: z.boolean().optional(),
  choices: z.array(ChoiceShape).optional(),
  /** Asked only while the other question has this answer. */
  shownWhen: z.object({ question: name, is: z.string() }).optional(),
})
export type Question = z.output<typeof QuestionShape>

const SectionShape = z.object({
  name,
  title: z.string().min(1),
  lead: z.string(),
  /** What is asked there beside the questions: the lines of hours, the people, the PDF. */
  part: z.enum(['request', 'team', 'attachment']).optional(),
  questions: z.array(QuestionShape),
})
export type FormSection = z.output<typeof SectionShape>

export type Form = { id: Id<'frm'>; number: number; sections: readonly FormSection[] }
export type FormAnswers = Record<string, string>

const SectionsShape = z.array(SectionShape)

/** Sections as they were kept. Throws on anything else: what is in the database was checked before it got there. */
export function readSections(kept: unknown): FormSection[] {
  return SectionsShape.parse(kept)
}

type Sections = Pick<Form, 'sections'>

export function questionsOf({ sections }: Sections): Question[] {
  return sections.flatMap((section) => section.questions)
}

export function findSection({ sections }: Sections, sectionName: string | undefined): FormSection | null {
  return sections.find((section) => section.name === sectionName) ?? null
}

/** The answers a question offers; null where it is written freely. */
export function choicesOf(
  question: Question,
): readonly { value: string; label: string; hint?: string | undefined }[] | null {
  if (question.kind === 'choice') return question.choices ?? []
  return question.kind === 'yes-no' ? yesAndNo : null
}

const yesAndNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

/** Whether a question is asked of somebody who answered so far like this; what hangs on a question not asked is not asked either. */
export function isShown(form: Sections, question: Question, answers: FormAnswers): boolean {
  const condition = question.shownWhen
  if (!condition) return true
  const asks = questionsOf(form).find((one) => one.name === condition.question)
  if (!asks || (answers[asks.name] ?? '').trim() !== condition.is) return false
  return isShown(form, asks, answers)
}

export function shownQuestions(form: Sections, section: FormSection, answers: FormAnswers): Question[] {
  return section.questions.filter((question) => isShown(form, question, answers))
}

/** The sections that ask something of somebody who answered so far like this. */
export function shownSections(form: Sections, answers: FormAnswers): FormSection[] {
  return form.sections.filter((section) => section.part || shownQuestions(form, section, answers).length > 0)
}

/** An answer in words: the label of what was chosen, or what was typed; null while there is none. */
export function shownAnswer(question: Question, typed: string | undefined): string | null {
  const text = (typed ?? '').trim()
  if (!text) return null
  return choicesOf(question)?.find((choice) => choice.value === text)?.label ?? text
}
