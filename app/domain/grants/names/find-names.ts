export type Named = { name: string; email: string }
export type Self = Named & { institution: string }

/** What of words meant for an applicant may tell who wrote or judged: `self` is their author, `somebody` one of many others. */
export type Flag = { about: 'self' | 'somebody'; words: string }

/**
 * Names in words an applicant will read: the author's own name, address and institution, and names of the lab's whole pool. Who of the
 * pool reads this application is not known here, so that a flag tells nobody.
 */
export function findNames(text: string, { self, pool }: { self: Self; pool: readonly Named[] }): Flag[] {
  const plain = ` ${plainWords(text)} `
  const has = (words: string) => words.length >= 3 && plain.includes(` ${words} `)
  const own = [self.name, lastOf(self.name), self.email, self.institution].filter((words) => has(plainWords(words)))
  if (own[0]) return [{ about: 'self', words: own[0] }]
  const other = pool.find(
    (one) => has(plainWords(one.name)) || has(plainWords(one.email)) || hasTitled(plain, one.name),
  )
  if (other) return [{ about: 'somebody', words: other.name }]
  const address = /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/i.exec(text)
  return address ? [{ about: 'somebody', words: address[0] }] : []
}

const titles = ['dr', 'prof', 'professor', 'mr', 'ms', 'mrs']

/** "Dr. Mensah": a family name alone is too often a word. */
function hasTitled(plain: string, name: string): boolean {
  const last = plainWords(lastOf(name))
  return last.length >= 2 && titles.some((title) => plain.includes(` ${title} ${last} `))
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
