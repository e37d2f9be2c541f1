import { paths } from '#app/paths.ts'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, formatCents } from '#app/units/money.ts'

type HeroesProps = {
  money: { received: Cents; givenBack: Cents }
  hours: { bought: GpuSeconds; used: GpuSeconds }
  models: number
}

/** The three quantities this is about, each with where it comes from. */
export function Heroes({ money, hours, models }: HeroesProps) {
  const given = (money.received - money.givenBack) as Cents
  return (
    <StatRow>
      <Stat
        size="large"
        kind="money"
        value={formatCents(given, { wholeWhenRound: true })}
        label="given and kept"
        to={`${paths.impact()}#funds`}
        follow="By fund"
      />
      <Stat
        size="large"
        kind="compute"
        value={formatGpuHours(hours.used)}
        unit="GPU-h"
        label="used by projects"
        note={`of ${formatGpuHours(hours.bought)} GPU-h the lab has had`}
        to={`${paths.impact()}#hours`}
        follow="By GPU class"
      />
      <Stat
        size="large"
        kind="open"
        value={models.toLocaleString('en-US')}
        label={models === 1 ? 'model released' : 'models released'}
        to={paths.models()}
        follow="See them"
      />
    </StatRow>
  )
}
