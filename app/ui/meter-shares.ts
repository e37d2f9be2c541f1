export type MeterPart = {
  name: string
  amount: bigint
  /** full: gone; half: spoken for; none: still free. */
  shade: 'full' | 'half' | 'none'
}

export type MeterShare = { name: string; shade: MeterPart['shade']; from: number; width: number }

/**
 * Lays parts end to end on a bar of the given length, in proportion to their amounts. Negative parts take no room.
 * A part that is there is at least a sliver wide, so it can be seen.
 */
export function shareOut(parts: readonly MeterPart[], length: number): MeterShare[] {
  const total = parts.reduce((sum, part) => sum + positive(part.amount), 0n)
  let from = 0
  return parts.map(({ name, amount, shade }) => {
    const exact = total === 0n ? 0 : (Number(positive(amount)) / Number(total)) * length
    const width = Math.min(amount > 0n ? Math.max(exact, length / 250) : 0, length - from)
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
