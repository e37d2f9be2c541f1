import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { importStateWords, rowVerdicts, underWayStates } from '#app/domain/giving/imports/giving-import.ts'
import { readImport, readImportRows } from '#app/domain/giving/imports/read-imports.server.ts'
import { mayImportGiving, mayRunImport } from '#app/domain/giving/policy.ts'
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
import { Found } from './found.tsx'
import { ImportActions } from './import-actions.tsx'
import { RowTable } from './row-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Import of ${page.told.fileName}` : 'Import' },
]

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor')
  const id = parseId('gim', args.params.givingImportId) ?? notFound()
  const told = (await readImport(world.db, person, id)) ?? notFound()
  const query = new URL(args.request.url).searchParams
  const verdict = rowVerdicts.find((one) => one === query.get('verdict')) ?? null
  const after = /^\d{1,7}$/.test(query.get('after') ?? '') ? Number(query.get('after')) : 0
  const asked = { importId: id, verdict, after, size: pageSize + 1 }
  const rows = told.found ? await readImportRows(world.db, person, asked) : []
  return {
    told,
    verdict,
    rows: rows.slice(0, pageSize),
    hasMore: rows.length > pageSize,
    may: { change: mayImportGiving(person), run: mayRunImport(person, told.kind) },
    zone: person.timeZone,
  }
}

export default function GivingImport() {
  const { told, verdict, rows, hasMore, may, zone } = useLoaderData<typeof loader>()
  const isUnderWay = underWayStates.includes(told.state)
  const last = rows.at(-1)
  return (
    <StaffPage
      title={told.fileName}
      breadcrumb={[
        { to: paths.admin.donors(), label: 'Donors' },
        { to: paths.admin.imports(), label: 'Import' },
      ]}
      meta={
        <>
          <Status of={importStateWords[told.state]} />
          <span>{told.kind}</span>
        </>
      }
      lead={
        <p>
          {told.rows.toLocaleString('en-US')} rows, brought <When at={told.uploadedAt} zone={zone} /> by {told.by}.
        </p>
      }
      actions={<ImportActions told={told} may={may} />}
    >
      {told.hasGivenUp && <GivenUp told={told} mayDrop={may.change} />}
      {isUnderWay && <Progress label={progressWords[told.state] ?? ''} done={told.progress} of={progressOf(told)} />}
      {told.failure && (
        <Notice tone="bad" title="It was not done to its end">
          {told.failure}
        </Notice>
      )}
      {told.state === 'undone' && (
        <Notice title="This import was taken back">
          {told.keptDonors > 0
            ? `${told.keptDonors.toLocaleString('en-US')} donors it made stay: something else hangs on them.`
            : 'Nothing of it is left but this page and the entries with their reversals.'}
        </Notice>
      )}
      {told.found && <Found told={{ ...told, found: told.found }} />}
      {told.found && (
        <RowTable
          told={told}
          rows={rows}
          verdict={verdict}
          nextTo={
            hasMore && last
              ? `${paths.admin.givingImport(told.id)}?after=${last.row}${verdict ? `&verdict=${verdict}` : ''}`
              : undefined
          }
        />
      )}
    </StaffPage>
  )
}

function GivenUp({ told, mayDrop }: { told: { id: string; state: string }; mayDrop: boolean }) {
  return (
    <Notice tone="bad" title="The work on this file has given up">
      <p>
        It was tried again and again and failed. An administrator can look at why among the jobs, and start it once
        more.
        {mayDrop && told.state === 'checking' && ' Nothing was written of it, so it can also be dropped.'}
        {mayDrop &&
          told.state !== 'checking' &&
          ' It can also be dropped: what is done of it stays, and can be taken back.'}
      </p>
      {mayDrop && <ButtonLink to={paths.admin.importAct(told.id, 'drop')}>Drop it</ButtonLink>}
    </Notice>
  )
}

const progressWords: Partial<Record<string, string>> = {
  checking: 'Looked at',
  running: 'Written',
  undoing: 'Taken back',
}

function progressOf({
  state,
  rows,
  written,
  progress,
  found,
}: ReturnType<typeof useLoaderData<typeof loader>>['told']) {
  if (state === 'undoing') return written + progress
  return state === 'running' && found ? found.rows.new + found.rows.known : rows
}
