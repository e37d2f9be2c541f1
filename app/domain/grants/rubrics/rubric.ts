import { z } from 'zod'

/** By what the reviews of a call are written: criteria with weights and anchored levels, and whether names are shown. */

export const blindnessKinds = ['single', 'double'] as const
/** single: reviewers know the applicants, never the other way round. double: neither knows the other. */
export type Blindness = (typeof blindnessKinds)[number]

const CriterionShape = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  title: z.string().min(1),
  asks: z.string(),
  /** Its share of the mean, in percent; those of a rubric add up to 100. */
  weight: z.number().int().min(1).max(100),
  /** What each level from 1 to 5 means; one without words lies between its neighbours. */
  levels: z.array(z.string()).length(5),
})
export type Criterion = z.output<typeof CriterionShape>

export type Rubric = { number: number; criteria: readonly Criterion[]; blindness: Blindness }
export type Scores = Record<string, number>

const CriteriaShape = z.array(CriterionShape).min(1)

/** Criteria as they were kept. Throws on anything else: what is in the database was checked before it got there. */
export function readCriteria(kept: unknown): Criterion[] {
  return CriteriaShape.parse(kept)
}

export function isScore(score: number | null | undefined): score is number {
  return typeof score === 'number' && Number.isInteger(score) && score >= 1 && score <= 5
}

export function sumOfWeights(criteria: readonly Pick<Criterion, 'weight'>[]): number {
  return criteria.reduce((sum, { weight }) => sum + weight, 0)
}

/** The mean of a review's scores by the weights of its rubric, in hundredths; null until all are there. */
export function meanScore({ criteria }: Pick<Rubric, 'criteria'>, scores: Scores): number | null {
  let weighed = 0
  for (const { name, weight } of criteria) {
    const score = scores[name]
    if (!isScore(score)) return null
    weighed += score * weight
  }
  return Math.round((weighed * 100) / sumOfWeights(criteria))
}

/** "3: solid, of use to its field", or "2" where a level has no words. */
export function levelLabel({ levels }: Criterion, level: number): string {
  const words = levels[level - 1]
  return words ? `${level}: ${words}` : String(level)
}

export type RubricFault = 'no-criterion' | 'too-many-criteria' | 'weights-not-100' | 'ends-without-words'

/** What makes criteria no rubric; null when nothing does. The ends of every scale say what they mean. */
export function findRubricFault(criteria: readonly Criterion[]): RubricFault | null {
  if (criteria.length === 0) return 'no-criterion'
  if (criteria.length > mostCriteria) return 'too-many-criteria'
  if (sumOfWeights(criteria) !== 100) return 'weights-not-100'
  return criteria.every(({ levels }) => levels[0] && levels[4]) ? null : 'ends-without-words'
}

export const mostCriteria = 8
