import { taxWords, windowWords } from '#app/domain/giving/in-kind/hours-pledge.ts'
import type { Delivery } from '#app/domain/giving/in-kind/read-deliveries.server.ts'
import type { HoursInFull, HoursLine } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth } from '#app/ui/when.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'

/** What is delivered of a promise, what was said to be there and waits, and what is to come. */
export function HoursMeter({ hours }: { hours: HoursInFull }) {
  const { gpuClass, promised, delivered, deliveries, state } = hours
  const waiting = deliveries.reduce((sum, { state: is, said }) => (is === 'noted' ? sum + said : sum), 0n)
  const noted = gpuSeconds(waiting)
  const left = gpuSeconds(promised - delivered - noted)
  const isRunning = state === 'offered' || state === 'active'
  return (
    <Meter
      label={`${formatGpuClass(gpuClass)}, ${windowWords(hours)}`}
      kind="compute"
      parts={[
        { name: 'Delivered', amount: delivered, shade: 'full', shown: <GpuHours of={delivered} /> },
        { name: 'To be confirmed', amount: noted, shade: 'half', shown: <GpuHours of={noted} /> },
        { name: isRunning ? 'To come' : 'Never came', amount: left, shade: 'none', shown: <GpuHours of={left} /> },
      ]}
    />
  )
}

type DeliveryTableProps = {
  deliveries: readonly Delivery[]
  /** Where a delivery leads; the giver’s page to its paper, staff’s to where it is decided. */
  toOf: (delivery: Delivery) => string | undefined
}

/** Deliveries against a promise: what was said, what was found. */
export function DeliveryTable({ deliveries, toOf }: DeliveryTableProps) {
  return (
    <Table
      caption="Deliveries, newest first"
      columns={[
        { name: 'month', label: 'Month', isRowHeading: true, isTight: true },
        { name: 'said', label: 'Said', align: 'end' },
        { name: 'confirmed', label: 'Confirmed', align: 'end' },
        { name: 'evidence', label: 'How it shows' },
        { name: 'state', label: 'State', isTight: true },
      ]}
      rows={deliveries.map((delivery) => ({
        id: delivery.id,
        to: toOf(delivery),
        cells: {
          month: <InMonth month={delivery.month} />,
          said: <GpuHours of={delivery.said} unit="hidden" />,
          confirmed: delivery.confirmed === null ? '' : <GpuHours of={delivery.confirmed} unit="hidden" />,
          evidence: delivery.reason ? `${delivery.evidence} (${delivery.reason})` : delivery.evidence,
          state: <Status of={delivery.state} />,
        },
      }))}
      empty={<Empty title="The first hours that are there will stand here." />}
    />
  )
}

type HoursTableProps = { lines: readonly HoursLine[]; to: (id: string) => string; caption: string; isOwn?: boolean }

/** Promises of hours as a list. */
export function HoursTable({ lines, to, caption, isOwn = false }: HoursTableProps) {
  return (
    <Table
      caption={caption}
      captionIs="hidden"
      look={isOwn ? 'open' : 'dense'}
      columns={[
        { name: 'hours', label: 'Promised', isRowHeading: true, isTight: true },
        ...(isOwn ? [] : [{ name: 'giver', label: 'Given by' }]),
        { name: 'window', label: 'Window' },
        { name: 'delivered', label: 'Delivered', align: 'end' as const },
        { name: 'state', label: 'State', isTight: true },
      ]}
      rows={lines.map((line) => ({
        id: line.id,
        to: to(line.id),
        cells: {
          hours: <GpuHours of={line.promised} gpuClass={line.gpuClass} />,
          giver: line.giver?.name ?? 'Anonymous',
          window: windowWords(line),
          delivered: <GpuHours of={line.delivered} />,
          state: <Status of={line.state} />,
        },
      }))}
      empty={<Empty title="Promises of GPU-hours will be here." />}
    />
  )
}

/** The three answers, each as a sentence of its own. */
export function taxRows({ tax }: Pick<HoursInFull, 'tax'>) {
  return (['isDeductible', 'isRecognised', 'isOnForm990'] as const).map((key) => ({
    term: taxWords[key].label,
    value: tax[key] ? 'Yes' : 'No',
  }))
}
