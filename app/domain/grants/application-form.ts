/** The questions of an application, section by section: what the pages ask, the verb keeps and the check counts. */

export const sectionNames = ['project', 'science', 'compute', 'team', 'openness', 'attachment'] as const
export type SectionName = (typeof sectionNames)[number]

export type Question = {
  name: string
  label: string
  hint?: string
  kind: 'line' | 'text' | 'choice'
  /** The most words of a text, the most characters of a line. */
  limit: number
  isOptional?: boolean
  choices?: readonly { value: string; label: string; hint?: string }[]
}

export const sectionTitles: Record<SectionName, string> = {
  project: 'The project',
  science: 'The science',
  compute: 'GPU-hours',
  team: 'The team',
  openness: 'What will be open',
  attachment: 'Attachment',
}

export const sectionLeads: Record<SectionName, string> = {
  project: 'What it is, in words that anyone can follow. If hours are granted, the title and summary become public.',
  science: 'For reviewers from neighbouring fields.',
  compute: 'What you ask for in each GPU class, and the least with which the work is still worth doing.',
  team: 'Who does the work. Co-investigators and managers can edit this application when they sign in with the address you give here.',
  openness: 'Everything we fund is released. Say what, when, and under which licence.',
  attachment: 'One PDF of up to 10 MB, for figures and references. Nobody is asked to send one.',
}

const opennessChoices = [
  {
    value: '1',
    label: 'Class I, open science',
    hint: 'Weights, code, data, intermediate checkpoints and the paper. What we expect.',
  },
  { value: '2', label: 'Class II, open tooling', hint: 'Weights and all code; the data described but not released.' },
  { value: '3', label: 'Class III, open model', hint: 'Weights and documentation only. Say why under exceptions.' },
] as const

export const questions: Record<SectionName, readonly Question[]> = {
  project: [
    {
      name: 'title',
      label: 'Title',
      kind: 'line',
      limit: 150,
      hint: 'Start with a short name: “Lantern: a model with a complete training record”.',
    },
    { name: 'institution', label: 'Institution', kind: 'line', limit: 150 },
    { name: 'field', label: 'Field', kind: 'line', limit: 80, hint: 'For example: hydrology, speech recognition.' },
    { name: 'summary', label: 'Summary in plain words', kind: 'text', limit: 200 },
  ],
  science: [
    { name: 'question', label: 'What is the question, and what is known?', kind: 'text', limit: 500 },
    { name: 'approach', label: 'How will you answer it?', kind: 'text', limit: 700 },
    { name: 'outcome', label: 'How will anyone see that it worked?', kind: 'text', limit: 300 },
  ],
  compute: [
    {
      name: 'estimate',
      label: 'How did you arrive at these hours?',
      kind: 'text',
      limit: 400,
      hint: 'Runs, GPUs per run, hours per run. Say what a smaller grant would leave out.',
    },
    {
      name: 'readiness',
      label: 'Is the code ready to run at this size?',
      kind: 'text',
      limit: 300,
      hint: 'The largest run so far; whether a run can stop and go on from a checkpoint.',
    },
  ],
  team: [{ name: 'experience', label: 'What has the team done before?', kind: 'text', limit: 300 }],
  openness: [
    { name: 'releases', label: 'What will you release, and when?', kind: 'text', limit: 300 },
    {
      name: 'licence',
      label: 'Licence of the weights and code',
      kind: 'line',
      limit: 60,
      hint: 'An SPDX identifier, such as Apache-2.0.',
    },
    { name: 'openness', label: 'Openness of the release', kind: 'choice', limit: 1, choices: opennessChoices },
    { name: 'exceptions', label: 'What cannot be released, and why?', kind: 'text', limit: 200, isOptional: true },
  ],
  attachment: [],
}

export const mostMembers = 8
export const lineParts = ['asked', 'least', 'first', 'last'] as const
export const memberParts = ['name', 'email', 'institution', 'role'] as const

export function lineField(gpuClass: string, part: (typeof lineParts)[number]): string {
  return `line-${gpuClass}-${part}`
}

export function memberField(index: number, part: (typeof memberParts)[number]): string {
  return `member-${index}-${part}`
}

/** Every field of a section by name; only these are kept. */
export function fieldNames(section: SectionName, gpuClasses: readonly string[]): string[] {
  const names = questions[section].map((question) => question.name)
  if (section === 'compute') {
    names.push(...gpuClasses.flatMap((gpuClass) => lineParts.map((part) => lineField(gpuClass, part))))
  }
  if (section === 'team') {
    const places = Array.from({ length: mostMembers }, (_, index) => index + 1)
    names.push(...places.flatMap((index) => memberParts.map((part) => memberField(index, part))))
  }
  return names
}

export function parseSection(text: string | undefined): SectionName | null {
  return sectionNames.find((name) => name === text) ?? null
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

/** What a field asks, for people; null when it is not a field of the form. */
export function fieldLabel(name: string): string | null {
  const question = sectionNames.flatMap((section) => questions[section]).find((known) => known.name === name)
  if (question) return question.label
  const line = /^line-(.+)-(asked|least|first|last)$/.exec(name)
  if (line?.[1] && line[2]) return `${line[1].toUpperCase()}, ${lineWords[line[2]] ?? ''}`
  const member = /^member-(\d)-(name|email|institution|role)$/.exec(name)
  return member ? `Person ${member[1]}, ${member[2]}` : null
}

const lineWords: Record<string, string> = {
  asked: 'hours asked',
  least: 'least useful hours',
  first: 'first month',
  last: 'last month',
}
