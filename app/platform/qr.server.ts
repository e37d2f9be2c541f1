import { encode } from 'uqr'

/** Text as a square code: one SVG path of unit squares, and the side of the square with its quiet border. */
export function qrPath(text: string): { path: string; size: number } {
  const { data: rows, size } = encode(text, { border: 4, ecc: 'M' })
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: squares.join(''), size }
}
