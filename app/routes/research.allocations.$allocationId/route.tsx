import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AllocationFigures } from '#app/area/allocation-figures.tsx'
import { ownMeta } from '#app/area/page-meta.ts'
import { readAllocationPage } from '#app/area/read-allocation-page.server.ts'
import { RunTable } from '#app/area/run-table.tsx'
import { paths } from '#app/paths.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(args, args.data ? hoursOf(args.data.allocation) : 'Allocation')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const after = new URL(args.request.url).searchParams.get('after')
  const page = await readAllocationPage(world, person, { id: args.params.allocationId, after })
  return page ?? notFound()
}

export default function ResearchAllocation() {
  const { allocation, burn, now, runs, next } = useLoaderData<typeof loader>()
  const { projectTitle, projectId, slurmAccount } = allocation
  return (
    <PublicPage
      title={hoursOf(allocation)}
      kicker="Allocation"
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.project(projectId), label: projectTitle },
      ]}
      lead={
        slurmAccount ? (
          <p>
            Jobs under the Slurm account <Mono>{slurmAccount}</Mono> are charged here, in the month they run.
          </p>
        ) : (
          <p>This project has no Slurm account yet; the lab sets it before jobs can be charged.</p>
        )
      }
    >
      <Stack gap="wide">
        <AllocationFigures allocation={allocation} burn={burn} now={now} />
        <Section title="Runs" note="The newest first. Times are UTC, as months of usage are.">
          <RunTable
            runs={runs}
            nextTo={next ? `${paths.research.allocation(allocation.id)}?after=${next}` : undefined}
          />
        </Section>
      </Stack>
    </PublicPage>
  )
}

function hoursOf({ gpuClass, projectTitle }: { gpuClass: string; projectTitle: string }): string {
  return `${formatGpuClass(gpuClass)} hours of ${projectTitle}`
}
