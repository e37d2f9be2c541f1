import { paths } from '#app/paths.ts'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, formatCents } from '#app/units/money.ts'

type TotalsProps = {
  money: { received: Cents; givenBack: Cents; spent: Cents; left: Cents; fees: Cents }
  hours: { bought: GpuSeconds; used: GpuSeconds; waiting: GpuSeconds; unused: GpuSeconds }
  models: number
}

/** The figures of the whole lab, each with where it comes from. */
export function Totals({ money, hours, models }: TotalsProps) {
  return (
    <>
      <StatRow>
        <Stat
          kind="money"
          value={formatCents((money.received - money.givenBack) as Cents)}
          label="given"
          note={money.givenBack > 0n ? `after ${formatCents(money.givenBack)} given back` : undefined}
          to="#funds"
          follow="By fund"
        />
        <Stat kind="money" value={formatCents(money.spent)} label="spent on GPU-hours" to="#funds" follow="By fund" />
        <Stat kind="money" value={formatCents(money.left)} label="waiting to buy hours" to="#funds" follow="By fund" />
        <Stat
          kind="money"
          value={formatCents(money.fees)}
          label="paid to the card processor"
          to={paths.impactLedgerOf('processing-fees')}
          follow="Its entries"
        />
      </StatRow>
      <StatRow>
        <Stat
          kind="compute"
          value={formatGpuHours(hours.bought)}
          unit="GPU-h"
          label="bought, given and owned"
          to="#hours"
          follow="By GPU class"
        />
        <Stat
          kind="compute"
          value={formatGpuHours(hours.used)}
          unit="GPU-h"
          label="used by projects"
          to="#projects"
          follow="By project"
        />
        <Stat
          kind="compute"
          value={formatGpuHours(hours.waiting)}
          unit="GPU-h"
          label="still to be used"
          note={hours.unused > 0n ? `${formatGpuHours(hours.unused)} more went unused` : undefined}
          to="#hours"
          follow="By GPU class"
        />
        <Stat
          kind="open"
          value={models.toLocaleString('en-US')}
          label={models === 1 ? 'model released' : 'models released'}
          to={paths.models()}
          follow="See them"
        />
      </StatRow>
    </>
  )
}
