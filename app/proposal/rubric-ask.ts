import { z } from 'zod'
import { blindnessKinds, type Criterion, mostCriteria, type Rubric } from '#app/domain/grants/rubrics/rubric.ts'

/** A posted rubric, but for its criteria: those are read place by place. */
export const RubricAsk = z.object({
  number: z.coerce.number().int().min(1).max(1_000_000),
  blindness: z.enum(blindnessKinds, 'Choose who knows whom.'),
})

const places = Array.from({ length: mostCriteria }, (_, index) => index + 1)
const levels = [1, 2, 3, 4, 5] as const

/** The criteria that have a title, in their order. One without a name gets one that no other has; a weight that is none is 1000. */
export function criteriaOf(values: Record<string, string>): Criterion[] {
  const typed = (name: string, most: number) => (values[name] ?? '').trim().slice(0, most)
  const posted = places.map((place) => typed(`name-${place}`, 41)).filter(isName)
  const used = new Set<string>()
  return places.flatMap((place) => {
    const title = typed(`title-${place}`, 80)
    if (!title) return []
    const named = typed(`name-${place}`, 41)
    const name = isName(named) && !used.has(named) ? named : freshName([...posted, ...used])
    used.add(name)
    const weight = typed(`weight-${place}`, 3)
    return [
      {
        name,
        title,
        asks: typed(`asks-${place}`, 300),
        weight: /^[1-9]\d{0,2}$/.test(weight) ? Number(weight) : 1000,
        levels: levels.map((level) => typed(`level-${place}-${level}`, 120)),
      },
    ]
  })
}

export function typedRubric({ criteria, blindness }: Rubric): Record<string, string> {
  const fields = criteria.flatMap(({ name, title, asks, weight, levels: words }, index) => {
    const place = index + 1
    const said = words.map((word, level) => [`level-${place}-${level + 1}`, word])
    return [
      ...[
        [`name-${place}`, name],
        [`title-${place}`, title],
        [`asks-${place}`, asks],
        [`weight-${place}`, String(weight)],
      ],
      ...said,
    ]
  })
  return { ...Object.fromEntries(fields), blindness }
}

function isName(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,40}$/.test(text)
}

function freshName(taken: readonly string[]): string {
  return places.map((place) => `c-${place}`).find((name) => !taken.includes(name)) ?? 'c-0'
}
