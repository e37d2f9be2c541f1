import type { Secrets } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'

/** A question a person answers at a glance, in words, so that it can be read aloud; and the sealed answer the form carries. */
export type Question = { words: string; sealed: string }

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const validForMs = 30 * 60_000

type Sealing = { secrets: Pick<Secrets, 'seal' | 'open'>; intentId: string }

/** A new question for one form. `roll` chooses the numbers; the answer is sealed for this form alone, and for half an hour. */
export function askQuestion({ secrets, intentId, now, roll }: Sealing & { now: Date; roll: number }): Question {
  const one = roll % numbers.length
  const other = Math.floor(roll / numbers.length) % numbers.length
  const answer = one + 2 + other + 2
  const sealed = secrets.seal(`${answer} ${now.getTime() + validForMs}`, ownerOf(intentId))
  return { words: `How much is ${numbers[one]} and ${numbers[other]}? Type the number.`, sealed }
}

/** Whether this is the answer to the question this very form was asked, in time. Digits or a word will do. */
export function isAnswered(
  { secrets, intentId }: Sealing,
  given: { sealed: string | undefined; answer: string | undefined; now: Date },
): boolean {
  const opened = given.sealed ? secrets.open(given.sealed, ownerOf(intentId)) : null
  if (!opened) return false
  const [answer = '', until = '0'] = opened.text.split(' ')
  const typed = (given.answer ?? '').trim().toLowerCase()
  return given.now.getTime() < Number(until) && (typed === answer || typed === wordOf(Number(answer)))
}

const words = [
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
]

function wordOf(answer: number): string | undefined {
  return words[answer - 4]
}

function ownerOf(intentId: string): Id {
  return `ask_${intentId}`
}
