import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'

type ProjectHours = {
  id: string
  slug: string
  title: string
  institution: string
  seconds: GpuSeconds
  outputs: number
}

const columns = [
  { name: 'project', label: 'Project' },
  { name: 'institution', label: 'Institution' },
  { name: 'seconds', label: 'GPU-hours used', align: 'end' as const },
  { name: 'outputs', label: 'Released', align: 'end' as const },
]

/** Who used the hours, most first. */
export function ByProject({ projects }: { projects: readonly ProjectHours[] }) {
  return (
    <Section
      id="projects"
      look="public"
      title="Hours by project"
      note={<a href={paths.projects()}>All projects, also those about to start</a>}
    >
      <Table
        caption="GPU-hours used by each project"
        captionIs="hidden"
        look="open"
        columns={columns}
        rows={projects.map((project) => ({
          id: project.id,
          to: paths.project(project.slug),
          cells: {
            project: project.title,
            institution: project.institution,
            seconds: <GpuHours of={project.seconds} unit="hidden" />,
            outputs: project.outputs.toLocaleString('en-US'),
          },
        }))}
        empty={<Empty title="Projects will stand here from their first finished run." />}
      />
    </Section>
  )
}
