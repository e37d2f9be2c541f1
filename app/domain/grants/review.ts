import type { Id } from '#app/units/id.ts'

export type Criterion = 'merit' | 'openness' | 'feasibility' | 'need'
export const criteria: readonly Criterion[] = ['merit', 'openness', 'feasibility', 'need']

export const criterionWords: Record<
  Criterion,
  { name: string; asks: string; anchors: readonly [string, string, string] }
> = {
  merit: {
    name: 'Scientific merit',
    asks: 'Would the answer matter, and is the way to it sound?',
    anchors: ['1: known already, or flawed', '3: solid, of use to its field', '5: changes what others will do'],
  },
  openness: {
    name: 'Openness',
    asks: 'How much can anyone study, repeat and build on?',
    anchors: ['1: weights at best', '3: weights, code, described data', '5: everything, checkpoints and failures too'],
  },
  feasibility: {
    name: 'Feasibility',
    asks: 'Can this team do this in this time?',
    anchors: ['1: nothing of it has been tried', '3: done at smaller size', '5: ready to start tomorrow'],
  },
  need: {
    name: 'Need and fit of the hours',
    asks: 'Do the hours follow from the plan, in the right GPU class?',
    anchors: ['1: a guess, or not needed here', '3: plausible, could be tighter', '5: every run accounted for'],
  },
}

export const confidenceWords = [
  '1: outside my field',
  '2: I follow the argument',
  '3: I know the field',
  '4: I work in the field',
  '5: I work on this question',
] as const

export type Scores = Partial<Record<Criterion, number>>
export type AssignmentState = 'assigned' | 'agreed' | 'submitted' | 'recused'

export type ReviewWords = { scores: Scores; confidence: number | null; forCommittee: string; forApplicant: string }

/** What is missing before a review can be sent in, by field. */
export function reviewProblems(review: ReviewWords): { field: string; sentence: string }[] {
  const problems = criteria
    .filter((criterion) => !isScore(review.scores[criterion]))
    .map((criterion) => ({
      field: `score-${criterion}`,
      sentence: `${criterionWords[criterion].name}: choose 1 to 5.`,
    }))
  if (!isScore(review.confidence)) problems.push({ field: 'confidence', sentence: 'Say how sure you are, 1 to 5.' })
  if (!review.forApplicant.trim()) {
    problems.push({ field: 'forApplicant', sentence: 'Write something for the applicant: they get nothing else.' })
  }
  return problems
}

export function isScore(score: number | null | undefined): score is number {
  return typeof score === 'number' && Number.isInteger(score) && score >= 1 && score <= 5
}

/** The plain mean of the four scores, in hundredths; null until all are there. */
export function meanScore(scores: Scores): number | null {
  const given = criteria.map((criterion) => scores[criterion])
  if (!given.every(isScore)) return null
  return Math.round((given.reduce((sum, score) => sum + score, 0) * 100) / criteria.length)
}

export type AssignmentId = Id<'asg'>
