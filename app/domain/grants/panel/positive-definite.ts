/** A square matrix, row after row. */
export type Matrix = { size: number; cells: Float64Array }

export function matrixOf(size: number, cellAt: (row: number, column: number) => number): Matrix {
  const cells = Float64Array.from({ length: size * size }, (_, at) => cellAt(Math.floor(at / size), at % size))
  return { size, cells }
}

export function cellOf({ size, cells }: Matrix, row: number, column: number): number {
  return cells[row * size + column] ?? 0
}

/** Cholesky's lower factor L of a symmetric matrix L·Lᵀ. Throws for one that is not positive definite. */
export function factor(symmetric: Matrix): Matrix {
  const { size } = symmetric
  const lower: Matrix = { size, cells: new Float64Array(size * size) }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let left = cellOf(symmetric, row, column)
      for (let k = 0; k < column; k++) left -= cellOf(lower, row, k) * cellOf(lower, column, k)
      if (row === column && left <= 0) throw new Error('not positive definite')
      lower.cells[row * size + column] = row === column ? Math.sqrt(left) : left / cellOf(lower, column, column)
    }
  }
  return lower
}

/** The solution x of L·Lᵀ·x = right. */
export function solve(lower: Matrix, right: ArrayLike<number>): Float64Array {
  const { size } = lower
  const x = Float64Array.from(right)
  for (let row = 0; row < size; row++) {
    let left = x[row] ?? 0
    for (let k = 0; k < row; k++) left -= cellOf(lower, row, k) * (x[k] ?? 0)
    x[row] = left / cellOf(lower, row, row)
  }
  for (let row = size - 1; row >= 0; row--) {
    let left = x[row] ?? 0
    for (let k = row + 1; k < size; k++) left -= cellOf(lower, k, row) * (x[k] ?? 0)
    x[row] = left / cellOf(lower, row, row)
  }
  return x
}

/** The inverse of L·Lᵀ. */
export function inverseOf(lower: Matrix): Matrix {
  const { size } = lower
  const columns = Array.from({ length: size }, (_, column) =>
    solve(
      lower,
      Array.from({ length: size }, (__, row) => Number(row === column)),
    ),
  )
  return matrixOf(size, (row, column) => columns[column]?.[row] ?? 0)
}

/** The natural logarithm of the determinant of L·Lᵀ. */
export function logDeterminant(lower: Matrix): number {
  let sum = 0
  for (let row = 0; row < lower.size; row++) sum += Math.log(cellOf(lower, row, row))
  return 2 * sum
}
