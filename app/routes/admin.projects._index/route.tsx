import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readStaffProjects } from '#app/domain/grants/read-projects.server.ts'
import { paths } from '#app/paths.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Projects' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'compute_officer', 'auditor', 'administrator')
  return { projects: await readStaffProjects(world, person) }
}

export default function ProjectsPage() {
  const { projects } = useLoaderData<typeof loader>()
  return (
    <StaffPage title="Projects" lead="What came of accepted offers: who leads it, where its runs are charged.">
      <Table
        caption="Projects, the newest first"
        captionIs="hidden"
        columns={[
          { name: 'title', label: 'Project', isRowHeading: true, isClipped: true },
          { name: 'state', label: 'State', isTight: true },
          { name: 'account', label: 'Slurm account', isTight: true },
          { name: 'lead', label: 'Lead', isClipped: true },
          { name: 'ends', label: 'Until', isTight: true },
        ]}
        rows={projects.map((project) => ({
          id: project.id,
          to: paths.admin.project(project.id),
          cells: {
            title: project.title,
            state: <Status of={project.state} />,
            account: project.slurmAccount ? <Mono>{project.slurmAccount}</Mono> : 'Not set',
            lead: `${project.lead}, ${project.institution}`,
            ends: project.endsOn && <OnDay on={project.endsOn} />,
          },
        }))}
        empty={<Empty title="A project stands here when its offer is accepted." />}
      />
    </StaffPage>
  )
}
