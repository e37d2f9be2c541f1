const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/**
 * A letter no other reviewer of the application has, drawn by a number between 0 and 1: who was asked first is not Reviewer A. Two
 * letters once one does not do.
 */
export function drawAlias(taken: ReadonlySet<string>, drawn: number): string {
  const free = letters.filter((letter) => !taken.has(letter))
  const wide = free.length > 0 ? free : letters.flatMap((one) => letters.map((two) => one + two))
  const open = wide.filter((alias) => !taken.has(alias))
  const alias = open[Math.min(open.length - 1, Math.floor(drawn * open.length))]
  if (!alias) throw new Error('there are more reviewers than aliases')
  return alias
}

/** How an alias is said: “Reviewer C”. */
export function aliasWords(alias: string): string {
  return `Reviewer ${alias}`
}
