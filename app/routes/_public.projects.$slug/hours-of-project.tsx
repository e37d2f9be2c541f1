import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Grid } from '#app/ui/layout.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { Section } from '#app/ui/section.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'

type ClassHours = { gpuClass: string; granted: GpuSeconds; used: GpuSeconds }

/** Granted hours of each GPU class, and how much of them is used. */
export function HoursOfProject({ hours }: { hours: readonly ClassHours[] }) {
  return (
    <Section id="hours" look="public" title="Hours granted and used">
      {hours.length > 0 ? (
        <Grid cell="wide">
          {hours.map((one) => (
            <ClassMeter key={one.gpuClass} {...one} />
          ))}
        </Grid>
      ) : (
        <Empty title="The hours granted to this project will stand here, and how it uses them." />
      )}
    </Section>
  )
}

function ClassMeter({ gpuClass, granted, used }: ClassHours) {
  const left = (granted > used ? granted - used : 0n) as GpuSeconds
  const over = (used > granted ? used - granted : 0n) as GpuSeconds
  return (
    <Meter
      label={
        <>
          {formatGpuClass(gpuClass)}, <GpuHours of={granted} /> granted
        </>
      }
      kind="compute"
      tickAt={over > 0n ? granted : undefined}
      note={
        over > 0n ? 'Running jobs are not cut off at the last hour, so a little more was used than granted.' : undefined
      }
      parts={[
        { name: 'Used', amount: used, shade: 'full', shown: <GpuHours of={used} /> },
        { name: 'Left', amount: left, shade: 'none', shown: <GpuHours of={left} /> },
      ]}
    />
  )
}
