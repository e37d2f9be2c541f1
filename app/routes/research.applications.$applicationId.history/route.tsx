import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readSubmissionPapers } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { readHistory } from '#app/domain/grants/read-history.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ownApplication } from '#app/proposal/own-application.server.ts'
import { VersionLinks } from '#app/proposal/version-links.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'What happened to the application')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  const { id, number, title } = application
  const papers = await readSubmissionPapers(world.db, person, id)
  return { id, number, title, papers, history: await readHistory(world, application), zone: person.timeZone }
}

export default function HistoryPage() {
  const { id, number, title, papers, history, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker={number}
      title="What happened so far"
      width="text"
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(id), label: title || 'Untitled application' },
      ]}
    >
      <VersionLinks papers={papers} to={(older, newer) => paths.research.applicationVersions(id, older, newer)} />
      <Timeline
        zone={zone}
        happenings={history.map(({ about, ...line }) => ({ ...line, ...(about ? { note: about } : {}) }))}
      />
    </PublicPage>
  )
}
