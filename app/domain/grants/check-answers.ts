import { countWords, partFields } from './application-form.ts'
import type { Call } from './call.ts'
import { choicesOf, type Form, type FormSection, type Question, shownQuestions, shownSections } from './forms/form.ts'
import { type Problem, readRequest } from './request.ts'
import { readTeam } from './team.ts'

export type SectionProblem = Problem & { section: string; sectionTitle: string }
export type SectionStatus = 'not started' | 'in progress' | 'done' | 'optional'
type Filled = {
  form: Form
  answers: Record<string, string>
  call: Pick<Call, 'gpuClasses' | 'firstMonth' | 'lastMonth'>
  leadEmail: string
  hasAttachment: boolean
}

/** Everything that stands between an application and its submission, in the order of the form. */
export function findProblems(filled: Filled): SectionProblem[] {
  return filled.form.sections.flatMap((section) =>
    problemsIn(section, filled).map((problem) => ({ ...problem, section: section.name, sectionTitle: section.title })),
  )
}

export type Task = { section: FormSection; status: SectionStatus }

/** The sections that ask something, each with how it stands, for the task list. */
export function tasksOf(filled: Filled): Task[] {
  return shownSections(filled.form, filled.answers).map((section) => ({ section, status: statusOf(section, filled) }))
}

function statusOf(section: FormSection, filled: Filled): SectionStatus {
  const { answers, call, form, hasAttachment } = filled
  if (section.part === 'attachment') return hasAttachment ? 'done' : 'optional'
  const asked = shownQuestions(form, section, answers).map((question) => question.name)
  const isEmpty = [...asked, ...partFields(section, call.gpuClasses)].every((name) => !answers[name]?.trim())
  if (isEmpty) return hasOnlyOptional(section) ? 'optional' : 'not started'
  return problemsIn(section, filled).length === 0 ? 'done' : 'in progress'
}

function hasOnlyOptional(section: FormSection): boolean {
  return !section.part && section.questions.every((question) => question.isOptional)
}

function problemsIn(section: FormSection, { form, answers, call, leadEmail }: Filled): Problem[] {
  const asked = shownQuestions(form, section, answers)
  const problems = asked.flatMap((question) => problemWith(question, answers[question.name] ?? ''))
  if (section.part === 'request') return [...readRequest(answers, call).problems, ...problems]
  if (section.part === 'team') return [...readTeam(answers, leadEmail).problems, ...problems]
  return problems
}

function problemWith(question: Question, typed: string): Problem[] {
  const field = question.name
  const label = question.label.replace(/\?$/, '')
  const text = typed.trim()
  const says = (sentence: string) => [{ field, sentence: `${label}: ${sentence}` }]
  if (!text) return question.isOptional ? [] : says('not answered yet.')
  const choices = choicesOf(question)
  if (choices) return choices.some((choice) => choice.value === text) ? [] : says('choose one of the answers.')
  if (question.kind === 'number') return numberProblem(question, text).flatMap(says)
  const over = question.kind === 'line' ? text.length - question.limit : countWords(text) - question.limit
  if (over <= 0) return []
  if (question.kind === 'line') return says(`${over} characters too long.`)
  return says(`${over} ${over === 1 ? 'word' : 'words'} over the limit of ${question.limit}.`)
}

function numberProblem({ limit }: Question, text: string): string[] {
  const plain = text.replaceAll(',', '')
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(plain)) return ['write a number, such as 1,200.']
  return Number(plain) > limit ? [`the number is at most ${limit.toLocaleString('en-US')}.`] : []
}
