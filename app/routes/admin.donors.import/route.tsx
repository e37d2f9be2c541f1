import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { uploadSentence } from '#app/area/import-words.ts'
import { importStateWords } from '#app/domain/giving/imports/giving-import.ts'
import { readImports } from '#app/domain/giving/imports/read-imports.server.ts'
import { uploadImport } from '#app/domain/giving/imports/upload-import.server.ts'
import { mayImportGiving } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { chunksOf, ImportUpload } from './upload-ask.ts'
import { UploadForm } from './upload-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Import' }]

const pageSize = 25

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor')
  const after = parseId('gim', new URL(args.request.url).searchParams.get('after'))
  const imports = await readImports(world.db, person, { after, size: pageSize })
  return {
    imports: imports.slice(0, pageSize),
    hasMore: imports.length > pageSize,
    mayImport: mayImportGiving(person),
    zone: person.timeZone,
  }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const form = await readForm(args.request, ImportUpload)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { file, kind } = form.value
  const asked = { kind, fileName: file.name, bytes: chunksOf(file), requestId: requestIdOf(args) }
  const outcome = await uploadImport(world, staff, asked)
  if (outcome.ok) return redirect(paths.admin.importAct(outcome.value.importId, 'columns'), 303)
  if (outcome.refused === 'not-staff') return notFound()
  return refuseForm(form, { field: 'file', sentence: uploadSentence(outcome.refused, outcome.detail?.row) }, 400)
}

export default function Imports() {
  const { imports, hasMore, mayImport, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const last = imports.at(-1)
  return (
    <StaffPage
      title="Import"
      lead="Donors, gifts and pledges from other books. A file is looked at first; nothing is written until you say so, and all of it can be taken back."
      breadcrumb={[{ to: paths.admin.donors(), label: 'Donors' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      {mayImport && <UploadForm form={form} />}
      <Section title="Files so far">
        <Table
          caption="Files so far"
          captionIs="hidden"
          columns={[
            { name: 'file', label: 'File', isRowHeading: true, isClipped: true },
            { name: 'kind', label: 'Of' },
            { name: 'rows', label: 'Rows', align: 'end' },
            { name: 'by', label: 'By' },
            { name: 'at', label: 'When', isTight: true },
            { name: 'state', label: 'State' },
          ]}
          rows={imports.map((one) => ({
            id: one.id,
            to: paths.admin.givingImport(one.id),
            cells: {
              file: one.fileName,
              kind: one.kind,
              rows: one.rows.toLocaleString('en-US'),
              by: one.by,
              at: <When at={one.uploadedAt} zone={zone} />,
              state: <Status of={importStateWords[one.state]} />,
            },
          }))}
          empty={<Empty title="Files stand here after the first one." />}
        />
        <KeysetPager
          shown={imports.length}
          one="file"
          many="files"
          nextTo={hasMore && last ? `${paths.admin.imports()}?after=${last.id}` : undefined}
        />
      </Section>
    </StaffPage>
  )
}
