/** How near two texts are, by the words they share that few others use (tf-idf and cosine). */

/** Words by weight; the squares of the weights add up to one. */
export type Vector = ReadonlyMap<string, number>

/** One vector for each text, weighed against all of them together. */
export function vectorsOf(texts: readonly string[]): Vector[] {
  const counts = texts.map((text) => countWords(wordsIn(text)))
  const known = new Map<string, number>()
  for (const words of counts) for (const word of words.keys()) known.set(word, (known.get(word) ?? 0) + 1)
  return counts.map((words) => {
    const weights = [...words].map(
      ([word, count]) => [word, (1 + Math.log(count)) * Math.log((1 + texts.length) / (known.get(word) ?? 1))] as const,
    )
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1
    return new Map(weights.map(([word, weight]) => [word, weight / length]))
  })
}

/** The cosine of two vectors, from 0 for nothing shared to 1 for the same words. */
export function likeness(one: Vector, other: Vector): number {
  const [short, long] = one.size < other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [word, weight] of short) sum += weight * (long.get(word) ?? 0)
  return sum
}

/** The words that bring two texts together, the strongest first. */
export function sharedWords(one: Vector, other: Vector, most: number): string[] {
  return [...one]
    .map(([word, weight]) => [word, weight * (other.get(word) ?? 0)] as const)
    .filter(([, weight]) => weight > 0)
    .sort(([, left], [, right]) => right - left)
    .slice(0, most)
    .map(([word]) => word)
}

/** Words of three letters and more, small and in the singular; those that say nothing are left out. */
export function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
    .map((word) => (word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word))
    .filter((word) => !sayNothing.has(word))
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const sayNothing = new Set(
  `about above after again all also and any anyone are because been before being below between both but can could did does doing
  down during each every few for from further had has have having her here him his how into its itself just let like many may might
  more most much must near never nor not now off once one only other our out over own same she should since some such than that the
  their them then there these they this those three through too two under until upon use used using very want was were what when
  where which while who whom whose why will with within without would you your model train trained training work open new`.split(
    /\s+/,
  ),
)
