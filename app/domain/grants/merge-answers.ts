/** Answers of a section by field. */
type Answers = Readonly<Record<string, string>>

/** What a writer does with a field that somebody else changed too: keep their own words, take the others', or have both. */
const picks = ['mine', 'theirs', 'both'] as const
export type Pick = (typeof picks)[number]

type Merge = {
  merged: Record<string, string>
  /** Fields that both changed, each otherwise: nothing is chosen for anybody. */
  clashes: string[]
  /** Fields that only the others changed. */
  taken: string[]
}

/**
 * Brings two versions of one section together field by field, both begun from the same base. A field that one side left as it was
 * takes the other's words; one that both changed otherwise is a clash, where the writer's own words stand in the result.
 */
export function mergeAnswers({ base, mine, theirs }: { base: Answers; mine: Answers; theirs: Answers }): Merge {
  const result: Merge = { merged: {}, clashes: [], taken: [] }
  for (const name of Object.keys(mine)) {
    const [own = '', other = '', before = ''] = [mine[name], theirs[name], base[name]]
    const isTheirs = own === before && other !== before
    result.merged[name] = isTheirs ? other : own
    if (isTheirs) result.taken.push(name)
    else if (own !== other && other !== before) result.clashes.push(name)
  }
  return result
}

/** A writer's words with what they picked: the fields picked count as written on top of what they saw of the others. */
export function applyPicks(
  mine: Answers,
  seen: Answers,
  picked: Readonly<Record<string, Pick>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mine).map(([name, own]) => [name, pickOne(own, seen[name] ?? '', picked[name])]),
  )
}

function pickOne(own: string, other: string, pick: Pick | undefined): string {
  if (pick === 'theirs') return other
  return pick === 'both' ? [own, other].filter(Boolean).join('\n\n') : own
}

export const pickField = (name: string) => `pick-${name}`

/** The picks among posted fields. */
export function readPicks(values: Answers): Record<string, Pick> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => {
      const pick = picks.find((known) => known === value)
      return field.startsWith('pick-') && pick ? [[field.slice('pick-'.length), pick]] : []
    }),
  )
}
