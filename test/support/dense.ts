import type { Mark } from '#app/domain/grants/panel/review-graph.ts'

/** The inverse of a matrix by Gauss and Jordan: slow, plain, and independent of what it checks. */
export function invert(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, index) => [
    ...row,
    ...Array.from({ length: size }, (_, column) => Number(column === index)),
  ])
  for (let column = 0; column < size; column++) {
    const best = rows
      .slice(column)
      .reduce((one, other) => (Math.abs(other[column] ?? 0) > Math.abs(one[column] ?? 0) ? other : one))
    const from = rows.indexOf(best)
    ;[rows[column], rows[from]] = [best, rows[column] ?? []]
    const pivot = best[column] ?? 0
    for (let at = 0; at < 2 * size; at++) best[at] = (best[at] ?? 0) / pivot
    for (const row of rows) {
      if (row === best) continue
      const times = row[column] ?? 0
      for (let at = 0; at < 2 * size; at++) row[at] = (row[at] ?? 0) - times * (best[at] ?? 0)
    }
  }
  return rows.map((row) => row.slice(size))
}

/** A matrix’s product with another. */
export function times(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number[][] {
  return one.map((row) =>
    (other[0] ?? []).map((_, column) => row.reduce((sum, cell, k) => sum + cell * (other[k]?.[column] ?? 0), 0)),
  )
}

export function transposed(matrix: readonly (readonly number[])[]): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0))
}

/** The determinant, by Laplace's rule of the first row. */
export function determinant(matrix: readonly (readonly number[])[]): number {
  const [first, ...rest] = matrix
  if (!first) return 1
  return first.reduce((sum, cell, column) => {
    if (cell === 0) return sum
    return (
      sum + (column % 2 === 0 ? cell : -cell) * determinant(rest.map((row) => row.filter((__, at) => at !== column)))
    )
  }, 0)
}

/** Two to six applications and reviewers, each application read by some of them. */
export function randomMarks(random: () => number): Mark[] {
  const count = () => 2 + Math.floor(5 * random())
  const [applications, reviewers] = [count(), count()]
  const marks = Array.from({ length: applications }, (_, a) =>
    Array.from({ length: reviewers }, (__, r) => r)
      .filter((r) => r === a % reviewers || random() < 0.5)
      .map((r) => ({ applicationId: `app_${a}`, reviewer: `r${r}`, score: 100 + Math.floor(400 * random()) }) as const),
  )
  return marks.flat()
}
