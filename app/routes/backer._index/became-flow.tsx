import type { FlowPicture } from '#app/domain/impact/flow.ts'
import { paths } from '#app/paths.ts'
import { Flow } from '#app/ui/charts/flow.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Section } from '#app/ui/section.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { formatGpuHours, type GpuSeconds } from '#app/units/gpu-time.ts'
import { type Cents, formatCents } from '#app/units/money.ts'

type BecameProps = {
  total: Cents
  hours: { bought: GpuSeconds; used: GpuSeconds; models: number }
  flow: FlowPicture
}

/** A donor's own three quantities, and the way her dollars went. */
export function Became({ total, hours, flow }: BecameProps) {
  const given = formatCents(total, { wholeWhenRound: true })
  const [gifts, ...onwards] = flow.columns
  return (
    <>
      <StatRow>
        <Stat
          size="large"
          kind="money"
          value={given}
          label="given so far"
          to={paths.backer.receipts()}
          follow="See the receipts"
        />
        <Stat
          size="large"
          kind="compute"
          value={formatGpuHours(hours.bought)}
          unit="GPU-h"
          label="bought"
          note={`${formatGpuHours(hours.used)} of them used so far`}
          to={paths.impactMethod()}
          follow="How this is worked out"
        />
        <Stat
          size="large"
          kind="open"
          value={hours.models.toLocaleString('en-US')}
          label={hours.models === 1 ? 'released model helped' : 'released models helped'}
          to={paths.models()}
          follow="See what came out"
        />
      </StatRow>
      <Section look="broad" title="The way of your dollars">
        <Flow
          title={`What your ${given} became so far`}
          columns={[{ ...gifts, label: 'Your gifts' }, ...onwards]}
          handovers={flow.handovers}
          reading={
            <>
              What is not drawn yet waits in its fund, in line, or in hours still to be used.{' '}
              <a href={paths.impactMethod()}>How this is worked out</a>
            </>
          }
          empty={<Empty title="Your dollars will be drawn here once their fund buys GPU-hours with them." />}
        />
      </Section>
    </>
  )
}
