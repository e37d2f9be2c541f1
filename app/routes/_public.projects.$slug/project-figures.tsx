import { Definition } from '#app/ui/definition.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { Status } from '#app/ui/status.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { formatGpuHours, type GpuSeconds, wholeGpuHours } from '#app/units/gpu-time.ts'
import { type Cents, formatCents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

type FiguresProps = {
  project: { lead: string; state: string; startsOn: Day | null; endsOn: Day | null }
  hours: readonly { granted: GpuSeconds; used: GpuSeconds }[]
  /** What donors' money paid of the hours used. */
  paid: Cents
  outputs: number
}

/** Who leads it and how it stands, then its three quantities, each with where it comes from. */
export function ProjectFigures({ project, hours, paid, outputs }: FiguresProps) {
  const of = (part: 'granted' | 'used') =>
    formatGpuHours(wholeGpuHours(hours.reduce((total, one) => total + one[part], 0n) as GpuSeconds))
  return (
    <Stack gap="wide">
      <Definition look="abreast" terms={factsOf(project)} />
      <StatRow>
        <Stat
          size="large"
          kind="compute"
          value={of('used')}
          unit="GPU-h"
          label="used"
          note={`of ${of('granted')} granted`}
          to="#hours"
          follow="By GPU class"
        />
        <Stat
          size="large"
          kind="money"
          value={formatCents(paid, { wholeWhenRound: true })}
          label="of gifts in these hours"
          to="#came"
          follow="Where the hours came from"
        />
        <Stat
          size="large"
          kind="open"
          value={outputs.toLocaleString('en-US')}
          label={outputs === 1 ? 'release' : 'releases'}
          to="#released"
          follow="What it released"
        />
      </StatRow>
    </Stack>
  )
}

function factsOf({ lead, state, startsOn, endsOn }: FiguresProps['project']) {
  return [
    { term: 'Led by', meaning: lead },
    { term: 'Stands', meaning: <Status of={state} /> },
    ...(startsOn ? [{ term: 'Since', meaning: <OnDay on={startsOn} /> }] : []),
    ...(endsOn ? [{ term: 'Until', meaning: <OnDay on={endsOn} /> }] : []),
  ]
}
