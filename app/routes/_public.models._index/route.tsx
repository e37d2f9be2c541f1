import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { readOutputs } from '#app/domain/grants/read-outputs.server.ts'
import { modelsOf } from '#app/domain/impact/flow.ts'
import { readTrace } from '#app/domain/impact/read-trace.server.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { OutputList } from '#app/proposal/output-list.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction = (args) =>
  openMeta(args, {
    title: 'Released models',
    description: 'Open models, datasets, code and papers that came from granted GPU-hours.',
  })

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const [outputs, trace] = await Promise.all([readOutputs(world), readTrace(world.db, 'all')])
  return {
    hours: modelsOf(trace).map(({ model, seconds }) => ({ id: model.id, seconds })),
    models: outputs.filter(({ kind }) => kind === 'model'),
    others: outputs.filter(({ kind }) => kind !== 'model'),
  }
}

export default function ModelsPage() {
  const { models, others, hours } = useLoaderData<typeof loader>()
  return (
    <PublicPage title="What came out" lead="What the hours became: free to use, study, change and share.">
      <Section title="Models" look="public">
        {models.length === 0 ? (
          <Empty
            title="The first released model will stand here."
            action={<ButtonLink to={paths.projects()}>See who is at work</ButtonLink>}
          />
        ) : (
          <OutputList outputs={models} hours={new Map(hours.map(({ id, seconds }) => [id, seconds]))} />
        )}
      </Section>
      {others.length > 0 && (
        <Section title="Datasets, code and papers" look="public">
          <OutputList outputs={others} />
        </Section>
      )}
    </PublicPage>
  )
}
