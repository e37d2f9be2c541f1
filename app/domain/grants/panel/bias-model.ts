import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import { cellOf, factor, inverseOf, logDeterminant, type Matrix, matrixOf, solve } from './positive-definite.ts'
import type { Mark } from './review-graph.ts'

/**
 * score = application + reviewer + noise. Applications are whatever they are; reviewers’ biases are drawn around nothing, so they
 * are held back by a ridge. Every sum over applications is done beforehand: what is left to solve has a row for each reviewer.
 */
export type BiasModel = {
  applications: ReadonlyMap<Id<'app'>, { mean: number; reviewers: readonly number[] }>
  /** How the reviewers hang together: their reviews, less what is shared through an application. */
  overlap: Matrix
  /** By how much each reviewer’s scores lie above the means of what was reviewed, summed up. */
  excess: Float64Array
  /** The squares of what lies between scores and their application’s mean, summed up. */
  within: number
  /** Reviews beyond the first of each application: what the spread is judged by. */
  freedom: number
}

export function modelOf(marks: readonly Mark[]): BiasModel {
  const reviewers = [...new Set(marks.map(({ reviewer }) => reviewer))]
  const at = new Map(reviewers.map((reviewer, index) => [reviewer, index]))
  const size = reviewers.length
  const overlap: Matrix = { size, cells: new Float64Array(size * size) }
  const excess = new Float64Array(size)
  const applications = new Map<Id<'app'>, { mean: number; reviewers: number[] }>()
  let within = 0
  for (const [id, own] of groupBy(marks, ({ applicationId }) => applicationId)) {
    const mean = own.reduce((sum, { score }) => sum + score, 0) / own.length
    const indices = own.map(({ reviewer }) => at.get(reviewer) ?? 0)
    applications.set(id, { mean, reviewers: indices })
    own.forEach(({ score }, index) => {
      const row = indices[index] ?? 0
      within += (score - mean) ** 2
      excess[row] = (excess[row] ?? 0) + score - mean
      for (const column of indices) {
        overlap.cells[row * size + column] =
          cellOf(overlap, row, column) + (row === column ? 1 : 0) - 1 / indices.length
      }
    })
  }
  return { applications, overlap, excess, within, freedom: marks.length - applications.size }
}

function held({ overlap }: BiasModel, ridge: number): Matrix {
  return factor(matrixOf(overlap.size, (row, column) => cellOf(overlap, row, column) + (row === column ? ridge : 0)))
}

/** What stays unexplained at this ridge, and how plausible the ridge is: minus twice the restricted likelihood’s logarithm needs both. */
export function judgeRidge(model: BiasModel, ridge: number): { unexplained: number; complexity: number } {
  const lower = held(model, ridge)
  const biases = solve(lower, model.excess)
  const explained = model.excess.reduce((sum, excess, row) => sum + excess * (biases[row] ?? 0), 0)
  return {
    unexplained: Math.max(0, model.within - explained),
    complexity: logDeterminant(lower) - model.overlap.size * Math.log(ridge),
  }
}

export type Solved = {
  score: number
  /** The variances of that score and of the plain mean, in units of the noise’s. */
  variance: number
  plainVariance: number
}

/**
 * The score of each application with its reviewers’ biases taken out. Biases are against the other reviewers of the call: what
 * all of them share cannot be seen and moves no rank, so it is in no variance.
 */
export function solveModel(model: BiasModel, ridge: number): Map<Id<'app'>, Solved> {
  const lower = held(model, ridge)
  const biases = solve(lower, model.excess)
  const spread = inverseOf(lower)
  const shared = 1 / (model.overlap.size * ridge)
  return new Map(
    [...model.applications].map(([id, { mean, reviewers }]) => {
      const count = reviewers.length
      const bias = reviewers.reduce((sum, row) => sum + (biases[row] ?? 0), 0) / count
      const spreads = reviewers.flatMap((row) => reviewers.map((column) => cellOf(spread, row, column) - shared))
      const variance = 1 / count + spreads.reduce((sum, cell) => sum + cell, 0) / count ** 2
      const plainVariance = 1 / count + 1 / (count * ridge) - shared
      return [id, { score: mean - bias, variance, plainVariance }]
    }),
  )
}
