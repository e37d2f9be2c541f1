import type { RankedRow } from '#app/domain/grants/ranking.ts'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'

type HoursAtHandProps = { rows: readonly RankedRow[]; free: readonly (readonly [string, GpuSeconds])[] }

/** Of each class, how much of the free hours the applications above the line take, and what those below ask beside; what is not ranked is on neither side. */
export function HoursAtHand({ rows, free }: HoursAtHandProps) {
  return (
    <Grid cell="figure">
      {free.map(([gpuClass, seconds]) => {
        const taken = wanted(rows, gpuClass, true)
        const below = wanted(rows, gpuClass, false)
        const rest = gpuSeconds(seconds > taken ? seconds - taken : 0n)
        return (
          <Meter
            key={gpuClass}
            kind="compute"
            label={`${formatGpuClass(gpuClass)}, free in the months of the call`}
            parts={[
              { name: 'above the line', amount: taken, shade: 'half', shown: <GpuHours of={taken} /> },
              { name: 'still free', amount: rest, shade: 'none', shown: <GpuHours of={rest} /> },
            ]}
            note={
              below > 0n && (
                <>
                  Below the line <GpuHours of={below} /> more are asked.
                </>
              )
            }
          />
        )
      })}
    </Grid>
  )
}

function wanted(rows: readonly RankedRow[], gpuClass: string, isAbove: boolean): GpuSeconds {
  const hours = rows
    .filter((row) => row.isAboveLine === isAbove && row.score !== null)
    .flatMap((row) =>
      row.outcome === null ? row.lines.map((line) => ({ ...line, seconds: line.asked })) : row.granted,
    )
  return gpuSeconds(hours.reduce((sum, line) => (line.gpuClass === gpuClass ? sum + line.seconds : sum), 0n))
}
