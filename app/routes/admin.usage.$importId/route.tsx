import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AnswerFigures } from '#app/area/usage-answer.tsx'
import { readUsageImport } from '#app/domain/compute/read-usage-imports.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Import of ${page.told.fileName}` : 'Usage import' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'compute_officer', 'auditor', 'administrator')
  const id = parseId('imp', args.params.importId)
  const told = id ? await readUsageImport(world.db, id) : null
  return told ? { told, zone: person.timeZone } : notFound()
}

export default function UsageImport() {
  const { told, zone } = useLoaderData<typeof loader>()
  const isUnderWay = told.state === 'queued' || told.state === 'running'
  const megabytes = (bytes: bigint) => (Number(bytes) / 1e6).toFixed(1)
  return (
    <StaffPage
      title={told.fileName}
      breadcrumb={[{ to: paths.admin.usage(), label: 'Usage' }]}
      meta={<Status of={told.state} />}
      lead={
        <p>
          Started <When at={told.startedAt} zone={zone} /> by {told.by ?? `the ${told.source}`}.
        </p>
      }
      actions={isUnderWay && <ButtonLink to={paths.admin.usageImport(told.id)}>Look again</ButtonLink>}
    >
      {isUnderWay && (
        <Progress
          label="Read"
          done={Number(told.bytesRead)}
          of={Number(told.bytes)}
          words={`${megabytes(told.bytesRead)} of ${megabytes(told.bytes)} MB`}
        />
      )}
      {told.failure && (
        <Notice tone="bad" title="The import stopped">
          {told.failure}
        </Notice>
      )}
      {told.answer && <AnswerFigures answer={told.answer} />}
    </StaffPage>
  )
}
