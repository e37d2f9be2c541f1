import { paths } from '#app/paths.ts'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Table } from '#app/ui/table.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'

type Award = {
  id: string
  project: { slug: string; title: string; institution: string }
  call: { title: string }
  hours: readonly { gpuClass: string; seconds: GpuSeconds }[]
}

/** What was granted before, with hours, for whoever wonders what to ask for. */
export function PastAwards({ awards }: { awards: readonly Award[] }) {
  return (
    <Table
      caption="The newest awards"
      captionIs="hidden"
      columns={[
        { name: 'project', label: 'Project' },
        { name: 'institution', label: 'Institution' },
        { name: 'call', label: 'Call' },
        { name: 'hours', label: 'Granted', align: 'end' },
      ]}
      rows={awards.map(({ id, project, call, hours }) => ({
        id,
        cells: {
          project: <a href={paths.project(project.slug)}>{project.title}</a>,
          institution: project.institution,
          call: call.title,
          hours: hours.map(({ gpuClass, seconds }, index) => (
            <span key={gpuClass}>
              {index > 0 && ', '}
              <GpuHours of={seconds} gpuClass={gpuClass} />
            </span>
          )),
        },
      }))}
      empty={<p>Nothing was granted yet.</p>}
    />
  )
}
