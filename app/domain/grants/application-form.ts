import { type Form, type FormSection, questionsOf } from './forms/form.ts'

/** The fields an application is typed into, by name: those of the questions, of the lines of hours, and of the people. */

export const mostMembers = 8
const lineParts = ['asked', 'least', 'first', 'last', 'fewest', 'most', 'checkpoint', 'parameters', 'tokens'] as const
export type LinePart = (typeof lineParts)[number]
export const memberParts = ['name', 'email', 'institution', 'role'] as const

export function lineField(gpuClass: string, part: LinePart): string {
  return `line-${gpuClass}-${part}`
}

export function memberField(index: number, part: (typeof memberParts)[number]): string {
  return `member-${index}-${part}`
}

/** Every field of a section by name; only these are kept. */
export function fieldNames(section: FormSection, gpuClasses: readonly string[]): string[] {
  return [...section.questions.map((question) => question.name), ...partFields(section, gpuClasses)]
}

/** The fields of the lines of hours, or of the people, where a section asks for them. */
export function partFields({ part }: FormSection, gpuClasses: readonly string[]): string[] {
  if (part === 'request') return gpuClasses.flatMap((gpuClass) => lineParts.map((one) => lineField(gpuClass, one)))
  if (part !== 'team') return []
  const places = Array.from({ length: mostMembers }, (_, index) => index + 1)
  return places.flatMap((index) => memberParts.map((one) => memberField(index, one)))
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

/** What a field asks, for people; null when it is not a field of the form. */
export function fieldLabel(form: Pick<Form, 'sections'>, name: string): string | null {
  const question = questionsOf(form).find((known) => known.name === name)
  if (question) return question.label
  const line = new RegExp(`^line-(.+)-(${lineParts.join('|')})$`).exec(name)
  if (line?.[1] && line[2]) return `${line[1].toUpperCase()}, ${lineWords[line[2]] ?? ''}`
  const member = /^member-(\d)-(name|email|institution|role)$/.exec(name)
  return member ? `Person ${member[1]}, ${member[2]}` : null
}

const lineWords: Record<string, string> = {
  asked: 'hours asked',
  least: 'least useful hours',
  first: 'first month',
  last: 'last month',
  fewest: 'fewest GPUs at once',
  most: 'most GPUs at once',
  checkpoint: 'can be stopped and go on',
  parameters: 'parameters of the run',
  tokens: 'training tokens of the run',
}
