import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dropImport } from '#app/domain/giving/imports/drop-import.server.ts'
import { readImport } from '#app/domain/giving/imports/read-imports.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Drop the file' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const id = parseId('gim', args.params.givingImportId) ?? notFound()
  const told = (await readImport(world.db, staff, id)) ?? notFound()
  return told.hasGivenUp ? { id, fileName: told.fileName, state: told.state, written: told.written } : notFound()
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const importId = parseId('gim', args.params.givingImportId) ?? notFound()
  const outcome = await dropImport(world, staff, { importId, requestId: requestIdOf(args) })
  if (!outcome.ok) {
    if (outcome.refused === 'no-such-import') return notFound()
    return data({ refused: 'The work on this file goes on again. Nothing was dropped.' }, { status: 409 })
  }
  const { isGone } = outcome.value
  return redirectWithFlash(args.request, isGone ? paths.admin.imports() : paths.admin.givingImport(importId), {
    tone: 'good',
    text: isGone
      ? 'The file is dropped. Nothing of it was written.'
      : 'The work is dropped. What was done of it stays.',
  })
}

export default function Drop() {
  const { id, fileName, state, written } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <StaffPage
      title={`Drop ${fileName}`}
      lead={
        state === 'checking'
          ? 'The file and its rows go. Nothing of it was written; it can be brought again.'
          : `${written.toLocaleString('en-US')} rows are written and stay. They can be taken back from the page of the file.`
      }
      breadcrumb={[
        { to: paths.admin.donors(), label: 'Donors' },
        { to: paths.admin.imports(), label: 'Import' },
        { to: paths.admin.givingImport(id), label: fileName },
      ]}
      notices={<ErrorSummary errors={refused ? [{ message: refused }] : []} />}
    >
      <form method="post">
        <FormActions>
          <Button kind="danger">Drop it</Button>
          <ButtonLink kind="quiet" to={paths.admin.givingImport(id)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
