import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { differencesBetweenPapers } from '#app/domain/grants/papers/paper-differences.ts'
import { readPaperPair, readSubmissionPapers } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { VersionDifferences } from '#app/proposal/version-differences.tsx'
import { versionsAsked } from '#app/proposal/versions-asked.ts'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'What changed between versions' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const applicationId = applicationIdIn(args)
  const asked = { applicationId, ...versionsAsked(args.request) }
  if ((await readSubmissionPapers(world.db, person, applicationId)).length === 0) return notFound()
  const pair = await readPaperPair(world, person, asked)
  if (!pair) throw redirect(paths.admin.application(applicationId))
  const { older, newer } = pair
  const { number, title } = newer.application
  const differences = differencesBetweenPapers(older, newer)
  return { id: applicationId, number, title, older: older.version, newer: newer.version, differences }
}

export default function VersionsPage() {
  const { id, number, title, older, newer, differences } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="What changed between versions"
      breadcrumb={[
        { to: paths.admin.applications(), label: 'Applications' },
        { to: paths.admin.application(id), label: `${number} ${title}` },
      ]}
    >
      <VersionDifferences differences={differences} older={older} newer={newer} />
    </StaffPage>
  )
}
