/** Made once: `toLocaleString` makes its formatter anew for each figure of a table. */
const english = new Intl.NumberFormat('en-US')

/** 1,234,567 */
export function formatWhole(number: number | bigint): string {
  return english.format(number)
}
