export type MeterPart = {
  name: string
  amount: bigint
  /** full: gone; half: spoken for; none: still free. */
  shade: 'full' | 'half' | 'none'
}

export type MeterShare = { name: string; shade: MeterPart['shade']; from: number; width: number }

/**
 * Lays parts end to end on a bar of the given length, in proportion to their amounts. Negative parts take no room.
 * A part that is there is at least a sliver wide, so it can be seen; the widest part gives that room.
 */
export function shareOut(parts: readonly MeterPart[], length: number): MeterShare[] {
  const total = parts.reduce((sum, part) => sum + positive(part.amount), 0n)
  const sliver = length / 250
  const widths = parts.map(({ amount }) => {
    return amount > 0n ? Math.max((Number(amount) / Number(total)) * length, sliver) : 0
  })
  const widest = widths.indexOf(Math.max(...widths))
  const over = Math.max(0, widths.reduce((sum, width) => sum + width, 0) - length)
  let from = 0
  return parts.map(({ name, shade }, index) => {
    const width = (widths[index] ?? 0) - (index === widest ? over : 0)
    const share = { name, shade, from: round(from), width: round(width) }
    from += width
    return share
  })
}

function positive(amount: bigint): bigint {
  return amount > 0n ? amount : 0n
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
