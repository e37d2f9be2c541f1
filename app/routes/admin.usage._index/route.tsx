import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { importUsage } from '#app/domain/compute/import-usage.server.ts'
import { isComputeOfficer } from '#app/domain/compute/policy.ts'
import { queueUsageImport } from '#app/domain/compute/queue-usage-import.server.ts'
import { readProjectChoices } from '#app/domain/compute/read-allocations.server.ts'
import { readHeld, readUsageImports } from '#app/domain/compute/read-usage-imports.server.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { DryRun } from './dry-run.tsx'
import { HeldTable } from './held-table.tsx'
import { ImportTable } from './import-table.tsx'
import { chunksOf, largestHere, Upload } from './upload-ask.ts'
import { UploadForm } from './upload-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Usage' }]

const pageSize = 25

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'compute_officer', 'auditor', 'administrator')
  const after = parseId('imp', new URL(args.request.url).searchParams.get('after'))
  const [imports, held, projects] = await Promise.all([
    readUsageImports(world.db, { after, size: pageSize }),
    readHeld(world.db),
    readProjectChoices(world.db),
  ])
  const hasMore = imports.length > pageSize
  return {
    imports: imports.slice(0, pageSize),
    hasMore,
    held,
    projects,
    mayImport: isComputeOfficer(person),
    zone: person.timeZone,
  }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const form = await readForm(args.request, Upload)
  if (!form.ok) return data({ form: form.reply, looked: null }, { status: 400 })
  const { file, isDryRun, columns = '', delimiter = '', timeZone = 'UTC' } = form.value
  const asked = { bytes: chunksOf(file), fileName: file.name, columns, delimiter, timeZone }
  const actor = actorFor(args, officer)
  if (file.size > largestHere && !isDryRun) {
    const queued = await queueUsageImport(world, actor, asked)
    if (!queued.ok) return data({ ...refuseForm(form, notAllowed).data, looked: null }, { status: 403 })
    return redirect(paths.admin.usageImport(queued.value.importId), 303)
  }
  const outcome = await importUsage(world, actor, {
    ...asked,
    source: 'page',
    size: file.size,
    isDryRun: isDryRun === true,
  })
  if (!outcome.ok) {
    const sentence = String(outcome.detail?.sentence ?? notAllowed)
    return data({ ...refuseForm(form, { field: 'file', sentence }).data, looked: null }, { status: 400 })
  }
  if (!isDryRun) return redirect(paths.admin.usageImport(outcome.value.answer.import), 303)
  return data({ form: undefined, looked: outcome.value })
}

const notAllowed = 'Only compute officers import usage.'

export default function Usage() {
  const { imports, hasMore, held, projects, mayImport, zone } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <StaffPage
      title="Usage"
      lead="What Slurm says ran, and to whom it is charged. The same rows again change nothing."
      notices={<ErrorSummary errors={formErrors(reply?.form)} />}
    >
      {reply?.looked && <DryRun looked={reply.looked} />}
      {mayImport && (
        <Section title="Import accounting output">
          <UploadForm form={reply?.form} />
        </Section>
      )}
      <Section title="Held for you" note="Runs that cannot be charged yet, by account. Nothing is ever dropped.">
        <HeldTable held={held} projects={projects} mayMap={mayImport} zone={zone} />
      </Section>
      <Section title="Imports">
        <ImportTable imports={imports} hasMore={hasMore} zone={zone} />
      </Section>
    </StaffPage>
  )
}
