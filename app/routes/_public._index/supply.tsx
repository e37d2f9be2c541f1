import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { PoolMeter } from '#app/ui/meter.tsx'
import { Section } from '#app/ui/section.tsx'
import { formatGpuHours, type GpuSeconds, wholeGpuHours } from '#app/units/gpu-time.ts'
import { formatMonth, type Month } from '#app/units/time.ts'

type Hours = { supply: GpuSeconds; used: GpuSeconds; committed: GpuSeconds; free: GpuSeconds; gone: GpuSeconds }

/** The hours the lab has: this month, and in all that is published. */
export function Supply({ month, thisMonth, inAll }: { month: Month; thisMonth: Hours; inAll: Hours }) {
  return (
    <Section
      look="public"
      title="What there is to share"
      note={<a href={`${paths.impact()}#hours`}>The same for each GPU class</a>}
    >
      {inAll.supply > 0n ? (
        <Grid cell="wide">
          <PoolMeter label={formatMonth(month)} {...shown(thisMonth)} note={goneWords(thisMonth)} />
          <PoolMeter label="All published months, those ahead included" {...shown(inAll)} note={goneWords(inAll)} />
        </Grid>
      ) : (
        <Empty title="The hours of each month will be metered here once the first are published." />
      )}
    </Section>
  )
}

/** Whole hours: the exact ones stand where the note leads. */
function shown({ used, committed, free }: Hours) {
  return { used: wholeGpuHours(used), committed: wholeGpuHours(committed), free: wholeGpuHours(free) }
}

function goneWords({ gone }: Hours): string | undefined {
  return gone > 0n
    ? `${formatGpuHours(gone)} GPU-h more went unused: machines were down, or the month ended.`
    : undefined
}
