import { gpuHours } from '#app/units/gpu-time.ts'
import { type Month, monthsBetween } from '#app/units/time.ts'
import { BurnLine } from '../charts/burn-line.tsx'
import type { CapacityClass } from '../charts/capacity.ts'
import { CapacityBars } from '../charts/capacity-bars.tsx'
import { Flow } from '../charts/flow.tsx'
import type { FlowBand } from '../charts/flow-types.ts'
import { Sparkline } from '../charts/sparkline.tsx'
import { Row } from '../layout.tsx'
import { columns, dollarNode, gpuOf, hoursNode, usdOf } from './example-flow.ts'
import { Specimen } from './specimen.tsx'

/** Pictures drawn from quantities. */
export function Charts() {
  return (
    <>
      <Specimen name="Flow: the whole lab" width="full" draw={() => <LabFlow />} />
      <Specimen name="Flow: one gift, nothing yet" draw={() => <GiftFlow />} />
      <Specimen name="BurnLine: runs out" width="full" draw={() => <RunsOut />} />
      <Specimen name="BurnLine: lasts, not started" draw={() => <Lasts />} />
      <Specimen name="CapacityBars" width="full" draw={() => <Calendar />} />
      <Specimen name="Sparkline: rising, falling, nothing yet" draw={() => <Sparks />} />
    </>
  )
}

/** At two dollars an hour. */
function dollars(from: string, to: string, amount: number): FlowBand {
  return { from, to, quantity: usdOf(amount), hours: gpuHours(amount / 2), href: `#draws-${from}-${to}` }
}

function hours(from: string, to: string, amount: number): FlowBand {
  return { from, to, quantity: gpuOf(amount), hours: gpuHours(amount), href: `#hours-${from}-${to}` }
}

function LabFlow() {
  return (
    <Flow
      title="From dollars to models, since January 2025"
      reading="$2,204,300 bought 1,022,000 GPU-hours; with 96,000 given in kind they went to four projects and made two released models."
      columns={columns}
      handovers={[
        [
          dollars('compute', 'h100', 1_180_000),
          dollars('compute', 'h200', 240_000),
          dollars('health', 'h100', 420_000),
          dollars('health', 'h200', 190_000),
          dollars('general', 'h200', 174_300),
        ],
        [
          hours('h100', 'atlas', 350_000),
          hours('h100', 'birch', 260_000),
          hours('h100', 'ember', 60_000),
          hours('h200', 'atlas', 52_000),
          hours('h200', 'ember', 62_000),
          hours('b200', 'birch', 50_000),
          hours('b200', 'lichen', 9_400),
        ],
        [hours('atlas', 'atlas-1', 260_000), hours('birch', 'birch-0', 198_000)],
      ]}
    />
  )
}

function GiftFlow() {
  const [given, bought, projects, models] = columns
  return (
    <>
      <Flow
        title="What your $250 became"
        columns={[
          { ...given, nodes: [dollarNode('yours', 'Your gift of 3 March 2026', 250)] },
          { ...bought, nodes: [hoursNode('h100', 'H100', 125)] },
          {
            ...projects,
            nodes: [hoursNode('atlas', 'Atlas: open medical vision', 81.2)],
          },
          { ...models, nodes: [] },
        ]}
        handovers={[[dollars('yours', 'h100', 250)], [hours('h100', 'atlas', 81.2)], []]}
      />
      <Flow title="What your gift became" columns={columns} handovers={[[], [], []]} />
    </>
  )
}

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const point = (on: string, amount: number) => ({ at: day(on), total: gpuHours(amount) })

const window2026 = {
  title: 'Atlas on H100',
  from: day('2026-01-01'),
  until: day('2027-01-01'),
  now: day('2026-06-10'),
  granted: [point('2026-01-01', 48_000), point('2026-04-15', 60_000)],
}

function RunsOut() {
  const used = [
    point('2026-01-01', 0),
    point('2026-02-01', 3200),
    point('2026-03-01', 9100),
    point('2026-04-01', 17_400),
    point('2026-05-01', 29_800),
    point('2026-06-10', 41_200),
  ]
  return (
    <BurnLine
      {...window2026}
      used={used}
      runOut={{ early: day('2026-07-20'), likely: day('2026-08-19'), late: day('2026-11-02') }}
    />
  )
}

function Lasts() {
  const used = [point('2026-01-01', 0), point('2026-03-01', 2100), point('2026-06-10', 9800)]
  return (
    <>
      <BurnLine
        {...window2026}
        used={used}
        runOut={{ early: day('2026-12-01'), likely: day('2027-08-01'), late: null }}
      />
      <BurnLine {...window2026} title="Not started yet" now={day('2026-01-05')} used={[]} runOut={null} />
    </>
  )
}

const calendar: CapacityClass[] = (['h100', 'h200', 'b200'] as const).map((gpuClass, row) => ({
  gpuClass,
  months: monthsBetween('2025-11' as Month, '2027-01' as Month).map((month, index) => {
    const supply = [4_300_000, 1_400_000, 700_000][row] ?? 0
    const isPast = index < 5
    const used = isPast ? supply * (0.55 + 0.05 * index) : index === 5 ? supply * 0.3 : 0
    const promised = isPast ? 0 : supply * Math.max(0.05, 0.75 - 0.07 * index)
    const down = index % 4 === 2 ? supply * 0.06 : 0
    const rest = supply - used - promised - down
    return {
      month,
      used: gpuHours(used),
      promised: gpuHours(promised),
      down: gpuHours(down),
      free: gpuHours(isPast ? 0 : rest),
      expired: gpuHours(isPast ? rest : 0),
      to: `#${gpuClass}-${month}`,
    }
  }),
}))

function Calendar() {
  return <CapacityBars title="Capacity by class and month" classes={calendar} />
}

function Sparks() {
  const points = [4, 9, 7, 14, 22, 19, 31].map((hours, index) => ({
    label: `${index + 1} March`,
    amount: gpuHours(hours),
    shown: `${hours} GPU-h`,
  }))
  return (
    <Row>
      <Sparkline label="Hours used by day" points={points} />
      <Sparkline label="Given by day" kind="money" points={points.toReversed()} />
      <Sparkline label="Hours used by day" points={[]} />
    </Row>
  )
}
