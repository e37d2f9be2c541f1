import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { readPublicProjects } from '#app/domain/grants/read-projects.server.ts'
import { readProjectHours } from '#app/domain/impact/read-project-impact.server.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Grid, Row } from '#app/ui/layout.tsx'
import { Orbit } from '#app/ui/orbit.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { addGpuSeconds, type GpuSeconds, wholeGpuHours } from '#app/units/gpu-time.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction = (args) =>
  openMeta(args, {
    title: 'Projects',
    description: 'Who uses the hours that donors gave, for what, and what came of it.',
  })

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const projects = await readPublicProjects(world)
  const hours = await readProjectHours(
    world.db,
    projects.map(({ id }) => id),
  )
  return { projects: projects.map((project) => ({ ...project, used: usedOf(hours.get(project.id) ?? []) })) }
}

function usedOf(hours: readonly { used: GpuSeconds }[]): GpuSeconds {
  return addGpuSeconds(...hours.map(({ used }) => used))
}

export default function ProjectsPage() {
  const { projects } = useLoaderData<typeof loader>()
  return (
    <PublicPage title="Projects" lead="Who uses the hours, for what, and what came of it.">
      {projects.length === 0 ? (
        <Empty
          title="Projects stand here once the first offers are accepted."
          action={<ButtonLink to={paths.calls()}>See the calls</ButtonLink>}
        />
      ) : (
        <Grid cell="wide">
          {projects.map((project) => (
            <Card
              key={project.id}
              headingLevel={2}
              title={project.title}
              to={paths.project(project.slug)}
              kicker={project.institution}
              mark={<Orbit id={project.id} kind="compute" size={48} />}
              footer={
                <Row>
                  <Status of={project.state} />
                  {project.used > 0n && (
                    <span>
                      <GpuHours of={wholeGpuHours(project.used)} look="coloured" /> used
                    </span>
                  )}
                  {project.outputs > 0 && (
                    <Badge kind="open">{project.outputs === 1 ? 'One release' : `${project.outputs} releases`}</Badge>
                  )}
                </Row>
              }
            >
              <p>{project.summary}</p>
            </Card>
          ))}
        </Grid>
      )}
    </PublicPage>
  )
}
