import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import { dayIn } from '#app/units/time.ts'
import { GpuHours } from '../gpu-hours.tsx'
import { Table } from '../table.tsx'
import { OnDay } from '../when.tsx'
import { type BurnLineProps, burnWords, totalAt } from './burn.ts'
import { BurnDrawing } from './burn-drawing.tsx'
import { ChartFrame } from './chart-frame.tsx'

const wideRoom = { width: 760, height: 320, top: 34, right: 18, bottom: 30, left: 66 }
const narrowRoom = { width: 340, height: 290, top: 40, right: 10, bottom: 28, left: 54 }

/** An allocation's hours over its window: granted, used, the even pace, and where use is heading. */
export function BurnLine(props: BurnLineProps) {
  return (
    <ChartFrame
      title={props.title}
      reading={burnWords(props)}
      wide={<BurnDrawing burn={props} room={wideRoom} months={8} />}
      narrow={<BurnDrawing burn={props} room={narrowRoom} months={4} />}
      twin={<BurnTwin {...props} />}
    />
  )
}

function BurnTwin({ granted, used, zone = 'UTC' }: BurnLineProps) {
  const instants = [...new Set([...granted, ...used].map((point) => point.at.getTime()))].sort((a, b) => a - b)
  return (
    <Table
      caption="Hours granted and used"
      columns={[
        { name: 'on', label: 'Day' },
        { name: 'granted', label: 'Granted (GPU-h)', align: 'end' },
        { name: 'used', label: 'Used (GPU-h)', align: 'end' },
        { name: 'left', label: 'Left (GPU-h)', align: 'end' },
      ]}
      rows={instants.map((instant) => {
        const grantedThen = totalAt(granted, instant)
        const usedThen = totalAt(used, instant)
        const hours = (of: GpuSeconds) => <GpuHours of={of} unit="hidden" />
        return {
          id: `burn-${instant}`,
          cells: {
            on: <OnDay on={dayIn(zone, new Date(instant))} />,
            granted: hours(grantedThen),
            used: hours(usedThen),
            left: hours(gpuSeconds(grantedThen - usedThen)),
          },
        }
      })}
    />
  )
}
