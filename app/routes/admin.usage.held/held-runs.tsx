import type { HeldRun } from '#app/domain/compute/read-held-group.server.ts'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { gpuSeconds } from '#app/units/gpu-time.ts'

/** The newest held runs, as Slurm told them. */
export function HeldRunTable({ runs, zone }: { runs: readonly HeldRun[]; zone: string }) {
  return (
    <Table
      caption="The newest of these runs"
      captionIs="hidden"
      columns={[
        { name: 'job', label: 'Job', isRowHeading: true },
        { name: 'login', label: 'Login' },
        { name: 'partition', label: 'Partition' },
        { name: 'state', label: 'Slurm state' },
        { name: 'started', label: 'Started', isTight: true },
        { name: 'lasted', label: 'Hours run', align: 'end' },
        { name: 'hours', label: 'GPU-h told', align: 'end' },
      ]}
      rows={runs.map((run) => ({
        id: `${run.cluster}-${run.jobId}-${run.startedAt.getTime()}`,
        cells: {
          job: <Mono>{run.jobId}</Mono>,
          login: run.login,
          partition: run.partition,
          state: run.state,
          started: <When at={run.startedAt} zone={zone} />,
          lasted: <GpuHours of={gpuSeconds(run.elapsedSeconds)} unit="hidden" />,
          hours: <GpuHours of={run.seconds} unit="hidden" />,
        },
      }))}
    />
  )
}
