import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readImport } from '#app/domain/giving/imports/read-imports.server.ts'
import { type UndoRefusal, undoImport } from '#app/domain/giving/imports/undo-import.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import type { RefusalDetail } from '#app/units/outcome.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Take the import back' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const id = parseId('gim', args.params.givingImportId) ?? notFound()
  const told = (await readImport(world.db, staff, id)) ?? notFound()
  return told.state === 'done' ? { id, kind: told.kind, fileName: told.fileName, written: told.written } : notFound()
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  await requireFreshStep(args)
  const importId = parseId('gim', args.params.givingImportId) ?? notFound()
  const back = paths.admin.givingImport(importId)
  const outcome = await undoImport(world, staff, { importId, requestId: requestIdOf(args) })
  if (outcome.ok)
    return redirectWithFlash(args.request, back, { tone: 'good', text: 'The import is being taken back.' })
  if (outcome.refused === 'no-such-import') return notFound()
  return data({ refused: sentenceOf(outcome.refused, outcome.detail) }, { status: 409 })
}

function sentenceOf(refused: Exclude<UndoRefusal, 'no-such-import'>, { count, row }: RefusalDetail = {}): string {
  const sentences: Record<typeof refused, string> = {
    'not-done': 'The import is not done, or somebody is taking it back already. Nothing more was done.',
    'needs-finance': 'Gifts stand in the books: a finance officer takes them back.',
    'period-closed': 'The books of this month are closed. Nothing was done.',
    'in-use': `Something rests on ${count === 1 ? 'one of its rows' : `${count} of its rows`} by now, the first of them row ${row}: a credit, a payment, hours that were bought, or a change. Nothing was done.`,
    spent: 'A fund has spent money of these gifts. Nothing was done.',
  }
  return sentences[refused]
}

const leads = {
  donors: 'Donors that it made go, unless something hangs on them by now.',
  gifts:
    'Each gift goes, and its entry is reversed by a new one. Donors that it made go, unless something else hangs on them.',
  pledges: 'Each pledge is cancelled, and what stood in the books for it is reversed. Donors stay with their pledges.',
} as const

export default function Undo() {
  const { id, kind, fileName, written } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <StaffPage
      title={`Take back ${fileName}`}
      lead={`${written.toLocaleString('en-US')} rows were written. ${leads[kind]}`}
      breadcrumb={[
        { to: paths.admin.donors(), label: 'Donors' },
        { to: paths.admin.imports(), label: 'Import' },
        { to: paths.admin.givingImport(id), label: fileName },
      ]}
      notices={<ErrorSummary errors={refused ? [{ message: refused }] : []} />}
    >
      <form method="post">
        <FormActions>
          <Button kind="danger">Take all of it back</Button>
          <ButtonLink kind="quiet" to={paths.admin.givingImport(id)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
