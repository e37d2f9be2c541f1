import type { ApplicationState } from '../application.ts'
import type { ReviewWords } from '../review.ts'
import type { Rubric } from '../rubrics/rubric.ts'

/** A review as it was handed in at one time; 1 is the first. */
export type ReviewVersion = ReviewWords & { number: number; handedInAt: Date }

/** From the opening of the discussion until the panel recommends. */
export function isRevisable(state: ApplicationState): boolean {
  return state === 'in_discussion'
}

export type FieldChange = { name: string; before: string; after: string }

/** What changed from one version to the next, field by field as the form names them. */
export function changesBetween(
  { criteria }: Pick<Rubric, 'criteria'>,
  before: ReviewWords,
  after: ReviewWords,
): FieldChange[] {
  const said = (review: ReviewWords) => [
    ...criteria.map(({ name, title }) => [title, String(review.scores[name] ?? '–')] as const),
    ['How sure', String(review.confidence ?? '–')] as const,
    ['For the applicant', review.forApplicant] as const,
    ['For the committee', review.forCommittee || 'Nothing.'] as const,
  ]
  const later = said(after)
  return said(before).flatMap(([name, text], index) => {
    const now = later[index]?.[1] ?? ''
    return text === now ? [] : [{ name, before: text, after: now }]
  })
}
