export type Named = { name: string; email: string }
export type Self = Named & { institution: string }

/** What of words meant for an applicant may tell who wrote or judged, as typed: `self` is their author, `somebody` one of many others. */
export type Flag = { about: 'self' | 'somebody'; words: string }

/**
 * Names in words an applicant will read: the author's own name, address and institution, and names of the lab's whole pool. Who of the
 * pool reads this application is not known here, and a flag repeats what was typed, so that it tells nobody.
 */
export function findNames(text: string, { self, pool }: { self: Self; pool: readonly Named[] }): Flag[] {
  const plain = ` ${plainWords(text)} `
  const typed = (words: string) => typedIn(text, words)
  const has = (words: string) => words.length >= 3 && plain.includes(` ${words} `)
  const own = [self.name, lastOf(self.name), self.email, self.institution].map(plainWords).find(has)
  if (own) return [{ about: 'self', words: typed(own) }]
  // Before the pool, so that an address of somebody in it answers as any other.
  const address = /[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[a-z]{2,}/i.exec(text)
  if (address) return [{ about: 'somebody', words: address[0] }]
  for (const { name } of pool) {
    const other = [plainWords(name), ...titled(name)].find(has)
    if (other) return [{ about: 'somebody', words: typed(other) }]
  }
  return []
}

const titles = ['dr', 'prof', 'professor', 'mr', 'ms', 'mrs']

/** "Dr. Mensah": a family name alone is too often a word. */
function titled(name: string): string[] {
  const last = plainWords(lastOf(name))
  return last.length >= 2 ? titles.map((title) => `${title} ${last}`) : []
}

/** Plain words as they stand in the text: nothing of what they were found by. */
function typedIn(text: string, words: string): string {
  const typed = [...text.matchAll(/\S+/gu)].flatMap((found) =>
    plainWords(found[0])
      .split(' ')
      .filter(Boolean)
      .map((plain) => ({ plain, from: found.index, until: found.index + found[0].length })),
  )
  const wanted = words.split(' ')
  const at = typed.findIndex((_, start) => wanted.every((word, index) => typed[start + index]?.plain === word))
  const part = text.slice(typed[at]?.from, typed[at + wanted.length - 1]?.until)
  return part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '')
}

/** A family name of its own; of one word none. */
function lastOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return words.length > 1 ? (words.at(-1) ?? '') : ''
}

/** Letters and figures, without case, accents and marks. */
function plainWords(text: string): string {
  const letters = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  return letters
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')
}
