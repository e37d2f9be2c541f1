import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FlowOfLab } from '#app/area/flow-of-lab.tsx'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { readProjectBySlug } from '#app/domain/grants/read-projects.server.ts'
import { flowOf } from '#app/domain/impact/flow.ts'
import { readProjectImpact } from '#app/domain/impact/read-project-impact.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Orbit } from '#app/ui/orbit.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'
import { HoursOfProject } from './hours-of-project.tsx'
import { MadePossible } from './made-possible.tsx'
import { ProjectFacts } from './project-facts.tsx'
import { Released } from './released.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? page.project.title : 'Project' },
  { name: 'description', content: page?.project.summary ?? '' },
]

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const project = await readProjectBySlug(world, args.params.slug ?? '')
  if (!project) return notFound()
  const [impact, outputs] = await Promise.all([
    readProjectImpact(world.db, project.id),
    readOutputs(world, { projectId: project.id }),
  ])
  return { project, outputs, hours: impact.hours, backers: impact.backers, flow: flowOf(impact.trace) }
}

export default function Project() {
  const { project, outputs, hours, backers, flow } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title={
        <>
          <Orbit id={project.id} size={64} kind="compute" /> {project.title}
        </>
      }
      kicker={project.institution}
      breadcrumb={[{ to: paths.projects(), label: 'Projects' }]}
      lead={<p>{project.summary}</p>}
    >
      <ProjectFacts project={project} />
      <HoursOfProject hours={hours} />
      <Section title="Who made it possible" note={<a href={paths.impactMethod()}>How hours are attributed</a>}>
        <FlowOfLab title={`How hours came to ${project.title}`} picture={flow} />
        <MadePossible backers={backers} />
      </Section>
      <Released outputs={outputs} />
    </PublicPage>
  )
}
