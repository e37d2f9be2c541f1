import { countWords, fieldNames, type Question, questions, type SectionName, sectionNames } from './application-form.ts'
import type { Call } from './call.ts'
import { type Problem, readRequest } from './request.ts'
import { readTeam } from './team.ts'

export type SectionProblem = Problem & { section: SectionName }
export type SectionStatus = 'not started' | 'in progress' | 'done' | 'optional'
type Filled = {
  answers: Record<string, string>
  call: Pick<Call, 'gpuClasses' | 'firstMonth' | 'lastMonth'>
  leadEmail: string
  hasAttachment: boolean
}

/** Everything that stands between an application and its submission, in the order of the form. */
export function findProblems(filled: Filled): SectionProblem[] {
  return sectionNames.flatMap((section) => problemsIn(section, filled).map((problem) => ({ ...problem, section })))
}

/** How each section stands, for the task list. */
export function sectionStatus(section: SectionName, filled: Filled): SectionStatus {
  if (section === 'attachment') return filled.hasAttachment ? 'done' : 'optional'
  const isEmpty = fieldNames(section, filled.call.gpuClasses).every((name) => !filled.answers[name]?.trim())
  if (isEmpty) return 'not started'
  return problemsIn(section, filled).length === 0 ? 'done' : 'in progress'
}

function problemsIn(section: SectionName, filled: Filled): Problem[] {
  const asked = questions[section].flatMap((question) => problemWith(question, filled.answers[question.name] ?? ''))
  if (section === 'compute') return [...readRequest(filled.answers, filled.call).problems, ...asked]
  if (section === 'team') return [...readTeam(filled.answers, filled.leadEmail).problems, ...asked]
  return asked
}

function problemWith(question: Question, typed: string): Problem[] {
  const field = question.name
  const text = typed.trim()
  if (!text)
    return question.isOptional ? [] : [{ field, sentence: `${question.label.replace(/\?$/, '')}: not answered yet.` }]
  if (question.kind === 'choice') {
    const isKnown = question.choices?.some((choice) => choice.value === text)
    return isKnown ? [] : [{ field, sentence: `${question.label}: choose one of the answers.` }]
  }
  if (question.kind === 'line') {
    const over = text.length - question.limit
    return over > 0 ? [{ field, sentence: `${question.label}: ${over} characters too long.` }] : []
  }
  const over = countWords(text) - question.limit
  return over > 0
    ? [
        {
          field,
          sentence: `${question.label.replace(/\?$/, '')}: ${over} ${over === 1 ? 'word' : 'words'} over the limit of ${question.limit}.`,
        },
      ]
    : []
}
