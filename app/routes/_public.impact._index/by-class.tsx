import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Cents } from '#app/units/money.ts'

type ClassHours = {
  gpuClass: string
  bought: GpuSeconds
  used: GpuSeconds
  waiting: GpuSeconds
  unused: GpuSeconds
  cost: Cents
}

const columns = [
  { name: 'gpuClass', label: 'GPU class' },
  { name: 'bought', label: 'All hours', align: 'end' as const },
  { name: 'used', label: 'Used', align: 'end' as const },
  { name: 'waiting', label: 'Still to be used', align: 'end' as const },
  { name: 'unused', label: 'Gone unused', align: 'end' as const },
  { name: 'cost', label: 'Bought with gifts', align: 'end' as const },
]

/** Hours of each GPU class: the first figure is the next three together. */
export function ByClass({ classes }: { classes: readonly ClassHours[] }) {
  return (
    <Section
      id="hours"
      look="public"
      title="Hours by GPU class"
      note="GPU-hours. All hours are the lab’s own, those given in kind and those bought. Hours go unused when machines are down or a month ends before they are asked for."
    >
      <Table
        caption="GPU-hours of each class and what became of them"
        captionIs="hidden"
        look="open"
        columns={columns}
        rows={classes.map((one) => ({
          id: one.gpuClass,
          cells: {
            gpuClass: formatGpuClass(one.gpuClass),
            bought: <GpuHours of={one.bought} unit="hidden" />,
            used: <GpuHours of={one.used} unit="hidden" />,
            waiting: <GpuHours of={one.waiting} unit="hidden" />,
            unused: <GpuHours of={one.unused} unit="hidden" />,
            cost: <Money of={one.cost} />,
          },
        }))}
        empty={<Empty title="Each GPU class will stand here once its hours are published." />}
      />
    </Section>
  )
}
