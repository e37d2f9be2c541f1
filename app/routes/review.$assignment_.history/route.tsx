import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { meanScore, type Rubric } from '#app/domain/grants/rubrics/rubric.ts'
import { readVersions } from '#app/domain/grants/versions/read-versions.server.ts'
import { changesBetween, type ReviewVersion } from '#app/domain/grants/versions/version.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ReviewChanges } from '#app/proposal/review-changes.tsx'
import { formatScore } from '#app/proposal/score.ts'
import { StaffPage } from '#app/ui/page.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Versions of your review of ${page.number}` : 'Versions of your review' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const assignment = (await readAssignment(world, person, id)) ?? notFound()
  if (!assignment.review) return notFound()
  const { number, title, rubric } = assignment
  return { id, number, title, rubric, versions: await readVersions(world.db, id), zone: person.timeZone }
}

export default function HistoryPage() {
  const { id, number, title, rubric, versions, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title="Versions of your review"
      lead={title}
      breadcrumb={[
        { to: paths.review.home(), label: 'My reviews' },
        { to: paths.review.assignment(id), label: number },
      ]}
    >
      <Timeline
        happenings={versions
          .map((version, index) => lineOf(version, { before: versions[index - 1], rubric }))
          .reverse()}
        zone={zone}
        empty="You have not handed it in yet."
      />
    </StaffPage>
  )
}

function lineOf(version: ReviewVersion, { before, rubric }: { before: ReviewVersion | undefined; rubric: Rubric }) {
  const mean = formatScore(meanScore(rubric, version.scores))
  return {
    id: String(version.number),
    at: version.handedInAt,
    who: `Version ${version.number}`,
    what: before ? `after the discussion, mean ${mean}` : `as first handed in, mean ${mean}`,
    note: before && <ReviewChanges changes={changesBetween(rubric, before, version)} />,
  }
}
