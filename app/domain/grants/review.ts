import type { Id } from '#app/units/id.ts'
import { isScore, type Rubric, type Scores } from './rubrics/rubric.ts'

export const confidenceWords = [
  '1: outside my field',
  '2: I follow the argument',
  '3: I know the field',
  '4: I work in the field',
  '5: I work on this question',
] as const

export type AssignmentState = 'assigned' | 'agreed' | 'submitted' | 'recused' | 'removed'

/** Stepped back from, or taken back: nothing waits of it any more. */
export function isOver(state: AssignmentState): boolean {
  return state === 'recused' || state === 'removed'
}

export type ReviewWords = { scores: Scores; confidence: number | null; forCommittee: string; forApplicant: string }

/** What is missing before a review can be sent in, by field. */
export function reviewProblems({ criteria }: Pick<Rubric, 'criteria'>, review: ReviewWords) {
  const problems = criteria
    .filter(({ name }) => !isScore(review.scores[name]))
    .map(({ name, title }) => ({ field: `score-${name}`, sentence: `${title}: choose 1 to 5.` }))
  if (!isScore(review.confidence)) problems.push({ field: 'confidence', sentence: 'Say how sure you are, 1 to 5.' })
  if (!review.forApplicant.trim()) {
    problems.push({ field: 'forApplicant', sentence: 'Write something for the applicant: they get nothing else.' })
  }
  return problems
}

export type AssignmentId = Id<'asg'>
