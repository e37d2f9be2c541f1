export const foundKinds = [
  'application',
  'project',
  'allocation',
  'donor',
  'gift',
  'pledge',
  'receipt',
  'person',
  'entry',
] as const
export type FoundKind = (typeof foundKinds)[number]

/** One record that a search found, in words. `at` is the record whose page shows it: a receipt is shown by its gift. */
export type Found = { kind: FoundKind; id: string; at: string; title: string; detail: string; state?: string }

/** What is searched for: the text itself, for ids and numbers, and the words in it. */
export type Search = { text: string; words: readonly string[]; size: number }

/** Reads what somebody typed into a search box; null when it is too little to search for. */
export function readSearch(typed: string, size: number): Search | null {
  const text = typed.trim().slice(0, 120)
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 6)
  return words.join('').length < 2 ? null : { text, words, size }
}
