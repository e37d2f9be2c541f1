import { addMonths, type Month, monthEnd, monthOf, monthStart } from '#app/units/time.ts'

/**
 * Shares a run's seconds over the UTC months it ran in, in proportion to wall time. Whole seconds; what is left over by
 * rounding goes to the first months, so the parts always add up.
 */
export function splitOverMonths(run: {
  from: number
  until: number
  seconds: number
}): { month: Month; seconds: number }[] {
  const { month: first, until: firstEnds } = monthAt(run.from)
  if (run.until <= firstEnds) return [{ month: first, seconds: run.seconds }]
  const last = monthOf(new Date(run.until - 1))
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

type Span = { month: Month; from: number; until: number }

/** The month asked for last: a file's runs come by time, so it is nearly always the next one's too. */
let known: Span = spanOf(0)

function monthAt(instant: number): Span {
  if (instant < known.from || instant >= known.until) known = spanOf(instant)
  return known
}

function spanOf(instant: number): Span {
  const month = monthOf(new Date(instant))
  return { month, from: monthStart(month).getTime(), until: monthEnd(month).getTime() }
}
