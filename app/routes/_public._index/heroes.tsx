import { paths } from '#app/paths.ts'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { formatGpuHours, type GpuSeconds, wholeGpuHours } from '#app/units/gpu-time.ts'
import { type Cents, formatCents } from '#app/units/money.ts'

type HeroesProps = {
  money: { received: Cents; givenBack: Cents }
  hours: { used: GpuSeconds; waiting: GpuSeconds }
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
        label="given"
        note={money.givenBack > 0n ? `after ${formatCents(money.givenBack)} given back` : undefined}
        to={`${paths.impact()}#funds`}
        follow="By fund"
      />
      <Stat
        size="large"
        kind="compute"
        value={formatGpuHours(wholeGpuHours(hours.used))}
        unit="GPU-h"
        label="used by projects"
        note={`${formatGpuHours(wholeGpuHours(hours.waiting))} more are still to be used`}
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
