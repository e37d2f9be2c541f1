import type { FormSection, Question } from './form.ts'

export type QuestionWords = Omit<Question, 'name'>
export type Way = 'up' | 'down'

/** One thing an officer does to a form. A name that is null makes something new. */
export type FormChange =
  | { kind: 'section-written'; name: string | null; title: string; lead: string }
  | { kind: 'section-moved'; name: string; way: Way }
  | { kind: 'section-removed'; name: string }
  | { kind: 'question-written'; section: string; name: string | null; words: QuestionWords }
  | { kind: 'question-moved'; name: string; way: Way }
  | { kind: 'question-removed'; name: string }

/** The names that something new may take: never used before in any version of the call's form. */
export type FreshNames = { section: string; question: string }

/** The sections after the change; null when what it names is not there. */
export function applyChange(
  sections: readonly FormSection[],
  change: FormChange,
  fresh: FreshNames,
): FormSection[] | null {
  switch (change.kind) {
    case 'section-written':
      return writeSection(sections, change, fresh.section)
    case 'section-moved':
      return moved(sections, change.name, change.way)
    case 'section-removed':
      return without(sections, change.name)
    case 'question-written':
      return writeQuestion(sections, change, fresh.question)
    case 'question-moved':
      return inItsSection(sections, change.name, (questions) => moved(questions, change.name, change.way))
    case 'question-removed':
      return inItsSection(sections, change.name, (questions) => without(questions, change.name))
  }
}

type Written<Kind> = Extract<FormChange, { kind: Kind }>

function writeSection(
  sections: readonly FormSection[],
  { name, title, lead }: Written<'section-written'>,
  fresh: string,
): FormSection[] | null {
  if (name === null) return [...sections, { name: fresh, title, lead, questions: [] }]
  if (!sections.some((section) => section.name === name)) return null
  return sections.map((section) => (section.name === name ? { ...section, title, lead } : section))
}

function writeQuestion(
  sections: readonly FormSection[],
  { section: home, name, words }: Written<'question-written'>,
  fresh: string,
): FormSection[] | null {
  if (!sections.some((section) => section.name === home)) return null
  const question: Question = { ...words, name: name ?? fresh }
  if (name !== null && !sections.some(({ questions }) => questions.some((one) => one.name === name))) return null
  return sections.map((section) => {
    const isIn = section.questions.some((one) => one.name === name)
    const others = section.questions.filter((one) => one.name !== name)
    if (section.name !== home) return { ...section, questions: others }
    if (!isIn) return { ...section, questions: [...others, question] }
    return { ...section, questions: section.questions.map((one) => (one.name === name ? question : one)) }
  })
}

/** At either end a move leaves things as they are. */
function moved<Thing extends { name: string }>(things: readonly Thing[], name: string, way: Way): Thing[] | null {
  const from = things.findIndex((thing) => thing.name === name)
  const thing = things[from]
  if (!thing) return null
  const to = Math.min(things.length - 1, Math.max(0, from + (way === 'up' ? -1 : 1)))
  const rest = things.filter((other) => other !== thing)
  return [...rest.slice(0, to), thing, ...rest.slice(to)]
}

function without<Thing extends { name: string }>(things: readonly Thing[], name: string): Thing[] | null {
  const left = things.filter((thing) => thing.name !== name)
  return left.length < things.length ? left : null
}

function inItsSection(
  sections: readonly FormSection[],
  name: string,
  act: (questions: readonly Question[]) => Question[] | null,
): FormSection[] | null {
  const home = sections.find(({ questions }) => questions.some((question) => question.name === name))
  const questions = home && act(home.questions)
  return questions ? sections.map((section) => (section === home ? { ...section, questions } : section)) : null
}
