import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { addGpuClass } from '#app/domain/compute/add-gpu-class.server.ts'
import type { GpuClass } from '#app/domain/compute/gpu-class.ts'
import { readGpuClass } from '#app/domain/compute/read-gpu-classes.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { ClassFields } from './class-fields.ts'
import { ClassForm } from './class-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Add a GPU class' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'compute_officer', 'administrator')
  const code = new URL(args.request.url).searchParams.get('code')
  const known = code ? await readGpuClass(world.db, code) : null
  return { values: known ? valuesOf(known) : {}, isKnown: known !== null }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const form = await readForm(args.request, ClassFields)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { slurmType, memoryGigabytes = null, ...words } = form.value
  const outcome = await addGpuClass(world, actorFor(args, officer), { ...words, code: slurmType, memoryGigabytes })
  if (outcome.ok) {
    const text = `${words.name} is listed: hours of it can be published, asked for and allocated.`
    return redirectWithFlash(args.request, paths.admin.gpuClass(outcome.value.code), { tone: 'good', text })
  }
  if (outcome.refused === 'not-allowed') return notFound()
  return refuseForm(form, { field: 'slurmType', sentence: notACode }, 400)
}

const notACode = 'A code is letters, digits, hyphens, dots and underscores, such as h100.'

function valuesOf({ code, name, gpuCount, memoryGigabytes, position }: GpuClass): Record<string, string> {
  const memory = memoryGigabytes === null ? {} : { memoryGigabytes: String(memoryGigabytes) }
  return { slurmType: code, name, gpuCount: String(gpuCount), position: String(position), ...memory }
}

export default function AddGpuClass() {
  const { values, isKnown } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={isKnown ? 'Change a GPU class' : 'Add a GPU class'}
      breadcrumb={[
        { to: paths.admin.capacity(), label: 'Capacity' },
        { to: paths.admin.gpuClasses(), label: 'GPU classes and rates' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ClassForm values={values} form={form} />
    </StaffPage>
  )
}
