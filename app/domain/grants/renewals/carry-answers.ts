import type { Month } from '#app/units/time.ts'
import { type LinePart, lineField, partFields } from '../application-form.ts'
import { type Form, type FormSection, isShown, type Question, questionsOf } from '../forms/form.ts'

type Asked = Pick<Form, 'sections'>
type Before = { form: Asked; answers: Record<string, string>; gpuClasses: readonly string[]; hasAttachment: boolean }
type Now = { form: Asked; gpuClasses: readonly string[]; firstMonth: Month; lastMonth: Month }
export type Carried = {
  /** By section of the new form. */
  answers: ReadonlyMap<string, Record<string, string>>
  /** What was taken over, and what of before has no place any more, as people call it. */
  carried: string[]
  leftBehind: string[]
}

/**
 * What of an earlier application stands in a new one: answers to questions that are the same in both forms, the lines of hours
 * without months that lie outside the new window, and the people. A question is the same when its name, its words and its kind
 * are; of a choice, when what was chosen can still be.
 */
export function carryAnswers(before: Before, now: Now): Carried {
  const asked = questionsOf(before.form).filter((question) => isAnswered(before, question))
  const same = new Set(asked.filter((question) => isAskedAgain(question, now.form, before.answers)))
  const sections = now.form.sections.map((section): [string, Record<string, string>] => [
    section.name,
    {
      ...pick(
        before.answers,
        section.questions.map(({ name }) => name).filter((name) => [...same].some((one) => one.name === name)),
      ),
      ...partAnswers(before, section, now),
    },
  ])
  const classes = before.gpuClasses.filter((gpuClass) => hasAny(before.answers, lineFields(gpuClass)))
  const hours = (gpuClass: string) => `Hours of ${gpuClass.toUpperCase()}`
  const isOffered = (gpuClass: string) => now.gpuClasses.includes(gpuClass) && hasPart(now.form, 'request')
  const people = hasAny(before.answers, peopleFields) ? ['The people'] : []
  const keepsPeople = hasPart(now.form, 'team')
  return {
    answers: new Map(sections.filter(([, values]) => Object.values(values).some((value) => value.trim() !== ''))),
    carried: [
      ...[...same].map(({ label }) => label),
      ...classes.filter(isOffered).map(hours),
      ...(keepsPeople ? people : []),
    ],
    leftBehind: [
      ...asked.filter((question) => !same.has(question)).map(({ label }) => label),
      ...classes.filter((gpuClass) => !isOffered(gpuClass)).map(hours),
      ...(keepsPeople ? [] : people),
      ...(before.hasAttachment ? ['The PDF'] : []),
    ],
  }
}

function isAnswered({ form, answers }: Before, question: Question): boolean {
  return (answers[question.name] ?? '').trim() !== '' && isShown(form, question, answers)
}

function isAskedAgain(question: Question, form: Asked, answers: Record<string, string>): boolean {
  const again = questionsOf(form).find(({ name }) => name === question.name)
  if (!again || again.kind !== question.kind || again.label !== question.label) return false
  return again.kind !== 'choice' || (again.choices ?? []).some(({ value }) => value === answers[question.name]?.trim())
}

const peopleFields = partFields({ name: 'team', title: '', lead: '', part: 'team', questions: [] }, [])

function lineFields(gpuClass: string): string[] {
  return partFields({ name: 'request', title: '', lead: '', part: 'request', questions: [] }, [gpuClass])
}

/** The lines of hours or the people, where the section asks for them. */
function partAnswers({ answers }: Before, section: FormSection, now: Now): Record<string, string> {
  const kept = pick(answers, partFields(section, now.gpuClasses))
  if (section.part !== 'request') return kept
  const months = now.gpuClasses.flatMap((gpuClass) =>
    (['first', 'last'] as const satisfies readonly LinePart[]).map((part) => lineField(gpuClass, part)),
  )
  const isOutside = (month: string) => month < now.firstMonth || month > now.lastMonth
  return Object.fromEntries(Object.entries(kept).filter(([name, value]) => !months.includes(name) || !isOutside(value)))
}

function pick(answers: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (answers[name] === undefined ? [] : [[name, answers[name] ?? '']])))
}

function hasPart(form: Asked, part: FormSection['part']): boolean {
  return form.sections.some((section) => section.part === part)
}

function hasAny(answers: Record<string, string>, names: readonly string[]): boolean {
  return names.some((name) => (answers[name] ?? '').trim() !== '')
}
