import { type Form, type Question, questionsOf } from './form.ts'

export type FormDifference = {
  kind: 'added' | 'removed' | 'changed'
  /** The question as the newer version asks it, or as the older one did when it is gone. */
  label: string
  /** What of it differs, in words; empty for one that came or went. */
  what: string[]
}

type Sections = Pick<Form, 'sections'>

/** What an applicant meets anew in a later version: questions that came, went or changed; never mere order. */
export function differencesBetween(older: Sections, newer: Sections): FormDifference[] {
  const before = new Map(questionsOf(older).map((question) => [question.name, question]))
  const after = new Map(questionsOf(newer).map((question) => [question.name, question]))
  const came = [...after.values()].flatMap((question): FormDifference[] => {
    const known = before.get(question.name)
    if (!known) return [{ kind: 'added', label: question.label, what: [] }]
    const what = partsThatDiffer(known, question)
    return what.length > 0 ? [{ kind: 'changed', label: question.label, what }] : []
  })
  const gone = [...before.values()]
    .filter((question) => !after.has(question.name))
    .map(({ label }): FormDifference => ({ kind: 'removed', label, what: [] }))
  return [...came, ...gone]
}

function partsThatDiffer(older: Question, newer: Question): string[] {
  const differs = (part: keyof Question) => JSON.stringify(older[part] ?? null) !== JSON.stringify(newer[part] ?? null)
  return (Object.keys(partWords) as (keyof typeof partWords)[]).filter(differs).map((part) => partWords[part])
}

const partWords = {
  label: 'its words',
  hint: 'its help',
  example: 'its example',
  kind: 'how it is answered',
  limit: 'its limit',
  choices: 'its choices',
  isOptional: 'whether it must be answered',
  shownWhen: 'when it is asked',
} as const satisfies Partial<Record<keyof Question, string>>
