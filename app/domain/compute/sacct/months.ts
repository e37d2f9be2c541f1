import { addMonths, type Month, monthOf, monthStart } from '#app/units/time.ts'

/**
 * Shares a run's seconds over the UTC months it ran in, in proportion to wall time. Whole seconds; what is left over by
 * rounding goes to the first months, so the parts always add up.
 */
export function splitOverMonths(run: {
  from: number
  until: number
  seconds: number
}): { month: Month; seconds: number }[] {
  const first = monthOf(new Date(run.from))
  const last = monthOf(new Date(Math.max(run.from, run.until - 1)))
  if (first === last) return [{ month: first, seconds: run.seconds }]
  const spans: { month: Month; wall: bigint }[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const from = Math.max(run.from, monthStart(month).getTime())
    const until = Math.min(run.until, monthStart(addMonths(month, 1)).getTime())
    spans.push({ month, wall: BigInt(until - from) })
  }
  const total = spans.reduce((sum, span) => sum + span.wall, 0n)
  const parts = spans.map(({ month, wall }) => ({ month, seconds: Number((BigInt(run.seconds) * wall) / total) }))
  let rest = run.seconds - parts.reduce((sum, part) => sum + part.seconds, 0)
  for (const part of parts) {
    if (rest === 0) break
    part.seconds += 1
    rest -= 1
  }
  return parts.filter((part) => part.seconds > 0)
}
