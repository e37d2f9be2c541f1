import type { Id } from '#app/units/id.ts'
import { type BiasModel, judgeRidge, modelOf, solveModel } from './bias-model.ts'
import { countGroups, type Mark } from './review-graph.ts'

/** All in hundredths of a level. */
export type CalibratedScore = {
  score: number
  /** Standard errors of the calibrated score and of the plain mean. */
  error: number
  plainError: number
}

export type Calibration = {
  scores: ReadonlyMap<Id<'app'>, CalibratedScore>
  /** By how much reviewers differ from each other, and a review from its reviewer’s habit: standard deviations, in hundredths. */
  bias: number
  noise: number
  /** Sets of reviewers that no application ties together; above one, scores of different sets cannot be compared. */
  groups: number
}

/** What is believed before the first review, worth `reviews` of them: noise of half a level, and reviewers who differ by a good half of that. */
const before = { noise: 50, reviews: 2, ridge: 3, ridgeSpread: 1 }

/**
 * Takes out of every score what its reviewers give more or less than the others do: score = application + reviewer + noise, with
 * the reviewers held back by a ridge that the reviews themselves choose. Null while no application has two reviews.
 */
export function calibrate(marks: readonly Mark[]): Calibration | null {
  const model = modelOf(marks)
  if (model.freedom < 1) return null
  const ridge = chooseRidge(model)
  const noise = Math.sqrt(noiseVariance(model, judgeRidge(model, ridge).unexplained))
  const scores = [...solveModel(model, ridge)].map(
    ([id, { score, variance, plainVariance }]) =>
      [id, { score, error: noise * Math.sqrt(variance), plainError: noise * Math.sqrt(plainVariance) }] as const,
  )
  return { scores: new Map(scores), bias: noise / Math.sqrt(ridge), noise, groups: countGroups(marks) }
}

/** How many times the noise’s variance exceeds the biases’: the most plausible one between 1/20 and 400. */
export function chooseRidge(model: BiasModel): number {
  const doubt = (logarithm: number) => ridgeDoubt(model, Math.exp(logarithm))
  const [least, most, steps] = [Math.log(1 / 20), Math.log(400), 18]
  const grid = Array.from({ length: steps + 1 }, (_, step) => least + (step / steps) * (most - least))
  const best = grid
    .map((at) => ({ at, doubt: doubt(at) }))
    .reduce((one, other) => (other.doubt < one.doubt ? other : one))
  const width = (most - least) / steps
  return Math.exp(leastBetween(doubt, Math.max(least, best.at - width), Math.min(most, best.at + width)))
}

/** Minus twice the logarithm of how plausible this ridge is: the restricted likelihood and what was believed before. */
export function ridgeDoubt(model: BiasModel, ridge: number): number {
  const { unexplained, complexity } = judgeRidge(model, ridge)
  const seen = (model.freedom + before.reviews) * Math.log(noiseVariance(model, unexplained)) + complexity
  return seen + (Math.log(ridge / before.ridge) / before.ridgeSpread) ** 2
}

function noiseVariance({ freedom }: BiasModel, unexplained: number): number {
  return (unexplained + before.reviews * before.noise ** 2) / (freedom + before.reviews)
}

/** Where a function with one valley is least, by the golden section. */
function leastBetween(of: (at: number) => number, from: number, until: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, until]
  for (let step = 0; step < 16; step++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (of(left) < of(right)) high = right
    else low = left
  }
  return (low + high) / 2
}
