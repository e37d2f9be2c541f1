import type { GrantedHours } from '#app/domain/grants/decision.ts'
import type { Waitlist } from '#app/domain/grants/waitlist/read-list.server.ts'
import { paths } from '#app/paths.ts'
import { formatScore } from '#app/proposal/score.ts'
import { Empty } from '#app/ui/empty.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Table } from '#app/ui/table.tsx'

/** Who waits, in the order in which returned hours are offered. */
export function WaitingTable({ waiting }: { waiting: Waitlist['waiting'] }) {
  return (
    <Table
      caption="Waiting, the first first"
      captionIs="hidden"
      columns={[
        { name: 'title', label: 'Application', isRowHeading: true },
        { name: 'score', label: 'Mean', align: 'end' },
        { name: 'asked', label: 'Asked', align: 'end' },
        { name: 'least', label: 'Least useful', align: 'end' },
      ]}
      rows={waiting.map(({ applicationId, number, title, score, lines }) => ({
        id: applicationId,
        to: paths.admin.application(applicationId),
        cells: {
          title: `${number} ${title}`,
          score: formatScore(score),
          asked: <Hours of={lines.map(({ gpuClass, asked }) => ({ gpuClass, seconds: asked }))} />,
          least: <Hours of={lines.map(({ gpuClass, leastUseful }) => ({ gpuClass, seconds: leastUseful }))} />,
        },
      }))}
      empty={<Empty title="Nobody waits on the list of this call." />}
    />
  )
}

function Hours({ of }: { of: readonly GrantedHours[] }) {
  return of.map(({ gpuClass, seconds }, index) => (
    <span key={gpuClass}>
      {index > 0 && ', '}
      <GpuHours of={seconds} gpuClass={gpuClass} />
    </span>
  ))
}
