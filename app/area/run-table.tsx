import { Empty } from '#app/ui/empty.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'

type Run = {
  cursor: string
  jobId: string
  cluster: string
  login: string
  state: string
  isProvisional: boolean
  startedAt: Date
  seconds: GpuSeconds
}

/** The runs charged to an allocation, as Slurm told them. */
export function RunTable({ runs, nextTo }: { runs: readonly Run[]; nextTo: string | undefined }) {
  return (
    <>
      <Table
        caption="Runs"
        captionIs="hidden"
        columns={[
          { name: 'job', label: 'Job', isRowHeading: true, isTight: true },
          { name: 'who', label: 'Login' },
          { name: 'state', label: 'Slurm state' },
          { name: 'start', label: 'Began', isTight: true },
          { name: 'hours', label: 'GPU-h', align: 'end' },
          { name: 'standing', label: 'Charged' },
        ]}
        rows={runs.map((run) => ({
          id: run.cursor,
          cells: {
            job: (
              <Mono>
                {run.cluster}/{run.jobId}
              </Mono>
            ),
            who: run.login,
            state: <Mono>{run.state}</Mono>,
            start: <When at={run.startedAt} zone="UTC" />,
            hours: <GpuHours of={run.seconds} unit="hidden" />,
            standing: <Status of={run.isProvisional ? 'provisional' : 'final'} />,
          },
        }))}
        empty={<Empty title="Runs stand here after the next import of usage." />}
      />
      <KeysetPager shown={runs.length} one="run" many="runs" nextTo={nextTo} />
    </>
  )
}
