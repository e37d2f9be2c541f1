import type { DecisionOutcome } from '../decision.ts'

/** The letters whose words a call may write itself. */
export const callLetters = ['offer', 'partial', 'waitlist', 'decline', 'returned'] as const
export type CallLetter = (typeof callLetters)[number]

export const callLetterTitles: Record<CallLetter, string> = {
  offer: 'Offer of all hours',
  partial: 'Offer of a part',
  waitlist: 'Waiting list',
  decline: 'Declined',
  returned: 'Returned for a change',
}

export const callLetterOf: Record<DecisionOutcome, CallLetter> = {
  accepted_full: 'offer',
  accepted_partial: 'partial',
  waitlisted: 'waitlist',
  declined: 'decline',
}

/** Every field a text may name, and what stands there in the letter. */
export const mergeFields = {
  name: 'the applicant’s name',
  number: 'the number of the application',
  title: 'its title',
  call: 'the title of the call',
  lab: 'the name of the lab',
  link: 'the address where the applicant reads on',
  hours: 'the hours offered, by GPU class',
  until: 'the day by which the offer is to be answered',
  reason: 'the reason of the decision',
  note: 'what is to be changed',
} as const
export type MergeField = keyof typeof mergeFields

const always = ['name', 'number', 'title', 'call', 'lab', 'link'] as const

/** The fields each letter knows. Whoever is declined is told no hours, and nobody a field that is empty. */
export const fieldsOf: Record<CallLetter, readonly MergeField[]> = {
  offer: [...always, 'hours', 'until', 'reason'],
  partial: [...always, 'hours', 'until', 'reason'],
  waitlist: [...always, 'reason'],
  decline: [...always, 'reason'],
  returned: [...always, 'note'],
}

export const longestSubject = 150
export const longestWords = 8_000
export type TextWords = { subject: string; words: string }
export type TextFault = 'unknown-field' | 'link-missing' | 'too-long' | 'half-empty'

const braces = /\{([^{}]*)\}/g

/** What is wrong with a text, and the fields no letter of this kind knows. A text without any words stands for the lab's own. */
export function findTextFault(
  letter: CallLetter,
  { subject, words }: TextWords,
): { fault: TextFault; fields: string } | null {
  if (subject === '' && words === '') return null
  if (subject === '' || words === '') return { fault: 'half-empty', fields: '' }
  if (subject.length > longestSubject || words.length > longestWords) return { fault: 'too-long', fields: '' }
  const known: readonly string[] = fieldsOf[letter]
  const named = [...`${subject}\n${words}`.matchAll(braces)].map(([, field]) => field ?? '')
  const unknown = [...new Set(named.filter((field) => !known.includes(field)))]
  if (unknown.length > 0) return { fault: 'unknown-field', fields: unknown.map((field) => `{${field}}`).join(', ') }
  return words.includes('{link}') ? null : { fault: 'link-missing', fields: '' }
}

export type FieldValues = Partial<Record<MergeField, string>>

/** The text with its fields filled in, once: braces in a title stay braces. The subject of a letter is one line. */
export function fillText({ subject, words }: TextWords, values: FieldValues): TextWords {
  const known: Record<string, string | undefined> = values
  const fill = (text: string) => text.replace(braces, (whole, field: string) => known[field] ?? whole)
  return { subject: fill(subject).replace(/\s+/g, ' ').trim(), words: fill(words) }
}
