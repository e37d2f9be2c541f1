import { commonPasswords } from './common-passwords.ts'

/** Alone a password carries everything; beside a second step it may be shorter (NIST SP 800-63B-4 §3.1.1). */
export const shortestAlone = 15
export const shortestWithSecondStep = 8
/** Longer than anyone types; a limit so that nobody sends a book to be hashed. */
export const longestPassword = 256

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common'

/** What is wrong with a new password, if anything. Length and guessability count; composition does not. */
export function findPasswordProblem(
  password: string,
  about: { hasSecondStep: boolean; email: string; name: string; labName: string },
): PasswordProblem | null {
  const typed = password.normalize('NFKC')
  const length = [...typed].length
  if (length < (about.hasSecondStep ? shortestWithSecondStep : shortestAlone)) return 'too-short'
  if (length > longestPassword) return 'too-long'
  return isGuessable(typed, contextWords(about)) ? 'too-common' : null
}

/** Common, made of one thing over and over, a run along the keyboard, or the person's and the lab's own words. */
function isGuessable(password: string, ownWords: readonly string[]): boolean {
  const plain = password.toLowerCase().replace(/\s+/g, '')
  const unit = repeatedUnit(plain)
  if (unit.length <= 3 || isRun(unit)) return true
  return [plain, unit, bareWord(plain), bareWord(unit)].some(
    (form) => commonPasswords.has(form) || leftOver(form, ownWords).length < 6,
  )
}

/** "abcabcabc" is "abc"; what does not repeat is itself. */
function repeatedUnit(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1) {
    const unit = text.slice(0, size)
    if (unit.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return unit
  }
  return text
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]

/** A run of one of these rows, forwards or backwards. */
function isRun(text: string): boolean {
  const back = [...text].reverse().join('')
  return rows.some((row) => row.repeat(3).includes(text) || row.repeat(3).includes(back))
}

const looksLike: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }

/** "P4ssw0rd2024!" is "password": trailing years and marks gone, look-alikes read as letters. */
function bareWord(text: string): string {
  const trimmed = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return [...(trimmed || text)].map((letter) => looksLike[letter] ?? letter).join('')
}

function contextWords(about: { email: string; name: string; labName: string }): string[] {
  const words = `${about.email} ${about.name} ${about.labName} atom portal gpu`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word.length >= 3).sort((one, other) => other.length - one.length)
}

/** What remains of a password once words everyone would try first are taken out. */
function leftOver(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text)
}
