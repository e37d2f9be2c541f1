import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FlowOfLab } from '#app/area/flow-of-lab.tsx'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { readProjectBySlug } from '#app/domain/grants/read-projects.server.ts'
import { flowOf } from '#app/domain/impact/flow.ts'
import { readProjectImpact } from '#app/domain/impact/read-project-impact.server.ts'
import { totalsOf } from '#app/domain/impact/trace.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Orbit } from '#app/ui/orbit.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'
import { HoursOfProject } from './hours-of-project.tsx'
import { MadePossible } from './made-possible.tsx'
import { ProjectFigures } from './project-figures.tsx'
import { Released } from './released.tsx'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction<typeof loader> = (args) =>
  openMeta(args, {
    title: args.data?.project.title ?? 'Project',
    description: args.data?.project.summary,
    thing: args.data && thingOf(args.data.project),
  })

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const project = await readProjectBySlug(world, args.params.slug ?? '')
  if (!project) return notFound()
  const [impact, outputs] = await Promise.all([
    readProjectImpact(world.db, project.id),
    readOutputs(world, { projectId: project.id }),
  ])
  const paid = totalsOf(impact.trace.strands).cost
  return { project, outputs, hours: impact.hours, backers: impact.backers, paid, flow: flowOf(impact.trace) }
}

function thingOf({ title, summary, institution }: { title: string; summary: string; institution: string }) {
  const parentOrganization = { '@type': 'Organization', name: institution }
  return { '@type': 'ResearchProject', name: title, description: summary, parentOrganization }
}

export default function Project() {
  const { project, outputs, hours, backers, paid, flow } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title={project.title}
      kicker={project.institution}
      mark={<Orbit id={project.id} size={64} kind="compute" />}
      breadcrumb={[{ to: paths.projects(), label: 'Projects' }]}
      lead={<p>{project.summary}</p>}
    >
      <ProjectFigures project={project} hours={hours} paid={paid} outputs={outputs.length} />
      <Section
        id="came"
        look="broad"
        title="Who made it possible"
        note={<a href={paths.impactMethod()}>How hours are attributed</a>}
      >
        <FlowOfLab title="From dollars and own GPUs to what it released" picture={flow} />
        <MadePossible backers={backers} />
      </Section>
      <Released outputs={outputs} />
      <HoursOfProject hours={hours} />
    </PublicPage>
  )
}
