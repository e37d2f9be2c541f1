import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { mapImport } from '#app/domain/giving/imports/map-import.server.ts'
import { readImport, readImportRows } from '#app/domain/giving/imports/read-imports.server.ts'
import { readOpenFunds } from '#app/domain/giving/read-funds.server.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { ChoicesFields } from './choices-fields.tsx'
import { ColumnFields } from './column-fields.tsx'
import { choicesOf, columnsForm, mappingOf, mapSentences } from './columns-ask.ts'

export const meta: MetaFunction = () => [{ title: 'Columns of the file' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const id = parseId('gim', args.params.givingImportId) ?? notFound()
  const told = (await readImport(world.db, staff, id)) ?? notFound()
  if (told.state !== 'uploaded' && told.state !== 'checked') throw redirect(paths.admin.givingImport(id))
  const { kind, fileName, headers, mapping, choices, rows: count } = told
  const [rows, funds] = await Promise.all([
    readImportRows(world.db, staff, { importId: id, size: 3 }),
    readOpenFunds(world.db),
  ])
  return {
    id,
    kind,
    fileName,
    headers,
    mapping,
    choices,
    count,
    rows: rows.map(({ row, cells }) => ({ row, cells })),
    funds: funds.map((fund) => ({ id: fund.id, name: fund.name })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const importId = parseId('gim', args.params.givingImportId) ?? notFound()
  const told = (await readImport(world.db, staff, importId)) ?? notFound()
  const count = told.headers.length
  const form = await readForm(args.request, columnsForm(told.kind, count))
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await mapImport(world, staff, {
    importId,
    mapping: mappingOf(form.value, count),
    choices: choicesOf(form.value),
    requestId: requestIdOf(args),
  })
  if (outcome.ok) return redirect(paths.admin.givingImport(importId), 303)
  if (outcome.refused === 'no-such-import') return notFound()
  return refuseForm(form, mapSentences[outcome.refused])
}

export default function Columns() {
  const { id, kind, fileName, headers, mapping, choices, count, rows, funds } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="What the columns are"
      lead={`${fileName}: ${count.toLocaleString('en-US')} rows of ${kind}. We made a proposal; change what is wrong. Nothing is written yet.`}
      breadcrumb={[
        { to: paths.admin.donors(), label: 'Donors' },
        { to: paths.admin.imports(), label: 'Import' },
        { to: paths.admin.givingImport(id), label: fileName },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Stack gap="wide">
          <Section title="Columns">
            <ColumnFields kind={kind} headers={headers} mapping={mapping} rows={rows} form={form} />
          </Section>
          <ChoicesFields kind={kind} choices={choices} funds={funds} form={form} />
        </Stack>
        <FormActions note="The next page says what would become of each row.">
          <Button>Look at every row</Button>
          <ButtonLink kind="quiet" to={paths.admin.imports()}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
