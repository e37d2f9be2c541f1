import { expect, test } from 'vitest'
import { judgeRidge, modelOf, solveModel } from '#app/domain/grants/panel/bias-model.ts'
import { calibrate, chooseRidge, ridgeDoubt } from '#app/domain/grants/panel/calibrate.ts'
import type { Mark } from '#app/domain/grants/panel/review-graph.ts'
import { dice } from '#db/seed/dice.ts'
import { determinant, invert, randomMarks, times, transposed } from '#test/support/dense.ts'

const mark = (application: string, reviewer: string, score: number): Mark => ({
  applicationId: `app_${application}`,
  reviewer,
  score,
})

test('where every reviewer reads every application, the mean is right as it is and its error is the noise’s', () => {
  const marks = ['a', 'b', 'c', 'd'].flatMap((application, i) =>
    ['kofi', 'ines', 'tomas'].map((reviewer, j) =>
      mark(application, reviewer, 200 + 60 * i + 40 * j + 7 * ((i * j) % 3)),
    ),
  )
  const ridge = 2.5
  const solved = solveModel(modelOf(marks), ridge)

  for (const [id, { score, variance, plainVariance }] of solved) {
    const own = marks.filter(({ applicationId }) => applicationId === id)
    expect(score).toBeCloseTo(own.reduce((sum, one) => sum + one.score, 0) / 3, 8)
    expect(variance).toBeCloseTo(1 / 3, 8)
    expect(plainVariance).toBeCloseTo(1 / 3, 8)
  }
})

test('scores and errors are those of the whole system of equations, solved at once', () => {
  for (let round = 0; round < 200; round++) {
    const random = dice(`calibrate ${round}`)
    const marks = randomMarks(random)
    const ridge = 0.2 + 5 * random()

    const solved = solveModel(modelOf(marks), ridge)

    const whole = solveWhole(marks, ridge)
    for (const [id, { score, variance }] of solved) {
      expect(score).toBeCloseTo(whole.get(id)?.score ?? Number.NaN, 6)
      expect(variance).toBeCloseTo(whole.get(id)?.variance ?? Number.NaN, 6)
    }
  }
})

test('how plausible a ridge is, is what the likelihood of the differences between scores says', () => {
  for (let round = 0; round < 40; round++) {
    const marks = randomMarks(dice(`likelihood ${round}`)).slice(0, 8)
    const ridge = 0.2 + (round % 7)

    const { unexplained, complexity } = judgeRidge(modelOf(marks), ridge)

    const { quadratic, logarithm } = restrictedLikelihood(marks, ridge)
    expect(unexplained / quadratic || 1).toBeCloseTo(1, 6)
    expect(complexity).toBeCloseTo(logarithm, 6)
  }
})

test('the ridge is the most plausible one of a fine grid', () => {
  for (let round = 0; round < 40; round++) {
    const model = modelOf(randomMarks(dice(`ridge ${round}`)))
    if (model.freedom < 1) continue
    const grid = Array.from({ length: 400 }, (_, step) => Math.exp(Math.log(1 / 20) + (step / 399) * Math.log(8000)))

    const chosen = chooseRidge(model)

    expect(ridgeDoubt(model, chosen)).toBeLessThan(Math.min(...grid.map((one) => ridgeDoubt(model, one))) + 1e-3)
  }
})

test('an application read by the harsh rises above one read by the mild', () => {
  const random = dice('harsh')
  const habits = { harsh: -80, strict: -60, fair: 0, mild: 60, kind: 80 }
  const reviewers = Object.keys(habits) as (keyof typeof habits)[]
  const shared = Array.from({ length: 30 }, (_, index) =>
    [0, 1, 2].map((step) => {
      const reviewer = reviewers[(index + step) % 5] ?? 'fair'
      return mark(`s${index}`, reviewer, 300 + 10 * (index % 7) + habits[reviewer] + 40 * (random() - 0.5))
    }),
  ).flat()
  const judged = [
    ...[mark('unlucky', 'harsh', 250), mark('unlucky', 'strict', 260)],
    ...[mark('lucky', 'mild', 330), mark('lucky', 'kind', 340)],
  ]

  const calibration = calibrate([...shared, ...judged])

  const [unlucky, lucky] = [calibration?.scores.get('app_unlucky'), calibration?.scores.get('app_lucky')]
  expect(unlucky?.score).toBeGreaterThan((lucky?.score ?? 0) + 20)
  expect(calibration?.bias).toBeGreaterThan(40)
  expect(calibration?.bias).toBeLessThan(100)
  expect(unlucky?.error).toBeLessThan(unlucky?.plainError ?? 0)
})

test('reviewers whom no application ties together are counted, and their scores are less sure', () => {
  const one = [mark('a', 'kofi', 300), mark('a', 'ines', 350), mark('b', 'kofi', 400), mark('b', 'ines', 420)]
  const other = [mark('c', 'tomas', 300), mark('c', 'mara', 350), mark('d', 'tomas', 400), mark('d', 'mara', 420)]

  const apart = calibrate([...one, ...other])
  const tied = calibrate([...one, ...other, mark('b', 'tomas', 430), mark('c', 'ines', 330)])

  expect([apart?.groups, tied?.groups]).toEqual([2, 1])
  expect(apart?.scores.get('app_a')?.error).toBeGreaterThan(tied?.scores.get('app_a')?.error ?? 0)
})

test('nothing is calibrated before an application has two reviews', () => {
  expect(calibrate([])).toBeNull()
  expect(calibrate([mark('a', 'kofi', 300), mark('b', 'ines', 400)])).toBeNull()
})

/** The same model the long way: applications and biases that sum to nothing, as unknowns of one system. */
function solveWhole(marks: readonly Mark[], ridge: number) {
  const applications = [...new Set(marks.map(({ applicationId }) => applicationId))]
  const reviewers = [...new Set(marks.map(({ reviewer }) => reviewer))]
  const [p, q] = [applications.length, reviewers.length]
  // why: the last bias is minus the others, so its square is the square of their sum.
  const design = marks.map(({ applicationId, reviewer }) => {
    const j = reviewers.indexOf(reviewer)
    const biases = Array.from({ length: q - 1 }, (_, k) => (j === q - 1 ? -1 : Number(j === k)))
    return [...applications.map((id) => Number(id === applicationId)), ...biases]
  })
  const size = p + q - 1
  const normal = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => {
      const held = row >= p && column >= p ? ridge * (1 + Number(row === column)) : 0
      return design.reduce((sum, one) => sum + (one[row] ?? 0) * (one[column] ?? 0), held)
    }),
  )
  const inverse = invert(normal)
  const right = Array.from({ length: size }, (_, row) =>
    design.reduce((sum, one, index) => sum + (one[row] ?? 0) * (marks[index]?.score ?? 0), 0),
  )
  return new Map(
    applications.map((id, row) => {
      const score = right.reduce((sum, value, column) => sum + value * (inverse[row]?.[column] ?? 0), 0)
      return [id, { score, variance: inverse[row]?.[row] ?? 0 }]
    }),
  )
}

/** y'Py and ln|V| + ln|X'V⁻¹X| − ln|X'X|, with V = I + ZZ'/ridge: the textbook's restricted likelihood. */
function restrictedLikelihood(marks: readonly Mark[], ridge: number) {
  const applications = [...new Set(marks.map(({ applicationId }) => applicationId))]
  const x = marks.map((one) => applications.map((id) => Number(id === one.applicationId)))
  const v = marks.map((one) =>
    marks.map((other) => Number(one === other) + Number(one.reviewer === other.reviewer) / ridge),
  )
  const y = marks.map(({ score }) => [score])
  const information = times(transposed(x), times(invert(v), x))
  const best = times(invert(information), times(transposed(x), times(invert(v), y)))
  const fit = times(x, best)
  const rest = y.map((row, index) => [(row[0] ?? 0) - (fit[index]?.[0] ?? 0)])
  return {
    quadratic: times(transposed(rest), times(invert(v), rest))[0]?.[0] ?? 0,
    logarithm: Math.log((determinant(v) * determinant(information)) / determinant(times(transposed(x), x))),
  }
}
