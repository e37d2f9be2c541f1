import { choicesOf, type FormSection, type Question } from './form.ts'

export type FormFault =
  | 'kept-question'
  | 'kept-section'
  | 'condition-broken'
  | 'too-few-choices'
  | 'choice-twice'
  | 'too-many'

/** The portal reads these answers by name: for lists, for the panel, and for the public page of an award. */
export const keptQuestions: Readonly<Record<string, Question['kind']>> = {
  title: 'line',
  institution: 'line',
  summary: 'text',
}

const most = { sections: 20, questions: 40, choices: 20 }

/** What makes sections no form that anybody could answer; null when nothing does. */
export function findFault(sections: readonly FormSection[]): FormFault | null {
  const questions = sections.flatMap((section) => section.questions)
  const hasPart = (part: FormSection['part']) => sections.some((section) => section.part === part)
  if (!hasPart('request') || !hasPart('team')) return 'kept-section'
  if (sections.some(({ part, questions: asked }) => part === 'attachment' && asked.length > 0)) return 'kept-section'
  if (!Object.keys(keptQuestions).every((name) => questions.some((question) => isAsKept(name, question)))) {
    return 'kept-question'
  }
  if (sections.length > most.sections || questions.length > most.questions) return 'too-many'
  return questions.map((question, index) => faultOf(question, questions.slice(0, index))).find(Boolean) ?? null
}

function isAsKept(name: string, question: Question): boolean {
  const isAlwaysAnswered = !question.isOptional && !question.shownWhen
  return question.name === name && question.kind === keptQuestions[name] && isAlwaysAnswered
}

/** A condition hangs on an answer offered by a question that comes before: so nothing hangs on itself. */
function faultOf(question: Question, before: readonly Question[]): FormFault | null {
  const choices = question.kind === 'choice' ? (question.choices ?? []) : null
  if (choices && choices.length < 2) return 'too-few-choices'
  if (choices && choices.length > most.choices) return 'too-many'
  if (choices && new Set(choices.map(({ value }) => value)).size < choices.length) return 'choice-twice'
  const condition = question.shownWhen
  if (!condition) return null
  const asks = before.find(({ name }) => name === condition.question)
  const offered = asks && choicesOf(asks)?.some(({ value }) => value === condition.is)
  return offered ? null : 'condition-broken'
}
