import { formatBillions } from '#app/domain/grants/estimates/estimate.ts'
import type { KeptEstimate } from '#app/domain/grants/estimates/request-estimate.ts'
import type { RequestLine } from '#app/domain/grants/request.ts'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Table } from '#app/ui/table.tsx'
import { InMonth, When } from '#app/ui/when.tsx'

/** What an application asks for, one row a GPU class, and what the size of its run came to where that was said. */
export function RequestTable({ lines }: { lines: readonly RequestLine[] }) {
  const saysRun = lines.some(
    ({ fewestGpus, mostGpus, canCheckpoint }) => fewestGpus ?? mostGpus ?? canCheckpoint !== null,
  )
  const hasEstimate = lines.some(({ estimate }) => estimate)
  return (
    <Table
      caption="Hours asked for"
      columns={[
        { name: 'gpuClass', label: 'GPU class' },
        { name: 'asked', label: 'Asked', align: 'end' },
        ...(hasEstimate ? [{ name: 'estimate', label: 'Estimated' }] : []),
        { name: 'least', label: 'Least useful', align: 'end' },
        { name: 'window', label: 'Months' },
        ...(saysRun ? [{ name: 'run', label: 'At once' }] : []),
      ]}
      rows={lines.map((line) => ({
        id: line.gpuClass,
        cells: {
          gpuClass: formatGpuClass(line.gpuClass),
          asked: <GpuHours of={line.asked} />,
          estimate: line.estimate ? <Estimate of={line.estimate} /> : 'No size given',
          least: <GpuHours of={line.leastUseful} />,
          window: (
            <>
              <InMonth month={line.firstMonth} /> to <InMonth month={line.lastMonth} />
            </>
          ),
          run: runWords(line),
        },
      }))}
      empty={<p>No hours asked for yet.</p>}
    />
  )
}

function Estimate({ of: { fewest, most, parameters, tokens, utilisation, madeAt } }: { of: KeptEstimate }) {
  return (
    <>
      <GpuHours of={fewest} unit="hidden" /> to <GpuHours of={most} />: {formatBillions(parameters)} billion parameters
      on {formatBillions(tokens)} billion tokens, at {utilisation.high} to {utilisation.low}% of the peak (
      <When at={madeAt} precision="day" />)
    </>
  )
}

function runWords({ fewestGpus, mostGpus, canCheckpoint }: RequestLine): string {
  const count = (gpus: number) => gpus.toLocaleString('en-US')
  const range = [
    ...(fewestGpus === null ? [] : [`from ${count(fewestGpus)}`]),
    ...(mostGpus === null ? [] : [`to ${count(mostGpus)}`]),
  ]
  const stops = canCheckpoint === null ? [] : [canCheckpoint ? 'goes on from a checkpoint' : 'starts anew when stopped']
  return [...(range.length > 0 ? [`${range.join(' ')} GPUs`] : []), ...stops].join('; ') || 'Not said'
}
