import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { differencesBetweenPapers } from '#app/domain/grants/papers/paper-differences.ts'
import { readPaperPair } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ownApplication } from '#app/proposal/own-application.server.ts'
import { VersionDifferences } from '#app/proposal/version-differences.tsx'
import { versionsAsked } from '#app/proposal/versions-asked.ts'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'What changed between versions')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const { id, number, title } = await ownApplication(args, person)
  const asked = { applicationId: id, ...versionsAsked(args.request) }
  const pair = await readPaperPair(world, person, asked)
  if (!pair) throw redirect(paths.research.applicationHistory(id))
  const { older, newer } = pair
  const differences = differencesBetweenPapers(older, newer)
  return { id, number, title, older: older.version, newer: newer.version, differences }
}

export default function VersionsPage() {
  const { id, number, title, older, newer, differences } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      kicker={number}
      title="What changed between versions"
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(id), label: title || 'Untitled application' },
        { to: paths.research.applicationHistory(id), label: 'What happened so far' },
      ]}
    >
      <VersionDifferences differences={differences} older={older} newer={newer} />
    </PublicPage>
  )
}
