import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { type LetThroughRefusal, letRenewalThrough } from '#app/domain/grants/renewals/let-renewal-through.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Let a renewal be sent' }]

const missing = 'Say why it may be sent all the same.'
const Ask = z.object({ reason: z.string(missing).max(500, 'At most 500 letters.') })

const sentences: Record<Exclude<LetThroughRefusal, 'not-found'>, { field: string; sentence: string }> = {
  'own-project': {
    field: 'reason',
    sentence: 'You have a part in this project or its renewal. Another officer says it.',
  },
  'reason-missing': { field: 'reason', sentence: missing },
  'no-award': { field: 'reason', sentence: 'The project has no award that could be renewed.' },
}

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const id = parseId('prj', args.params.projectId) ?? notFound()
  const project = (await readProject(world, person, id)) ?? notFound()
  return { project: { id, title: project.title } }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const projectId = parseId('prj', args.params.projectId) ?? notFound()
  ;(await readProject(world, person, projectId)) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await letRenewalThrough(world, actorFor(args, person), { projectId, ...form.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'What waited may be sent now.' } as const
    return redirectWithFlash(args.request, paths.admin.project(projectId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, sentences[outcome.refused], 409)
}

export default function RenewalPassPage() {
  const { project } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Let a renewal be sent"
      lead="Although something that the award promised is missing. It holds for the renewals that are begun, or else for the last award, and for no award to come."
      breadcrumb={[
        { to: paths.admin.projects(), label: 'Projects' },
        { to: paths.admin.project(project.id), label: project.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      <ReasonForm
        form={form}
        hint="Kept with the project; such as: the project releases a dataset, and no model will come of it."
        act="Let it be sent"
        back={{ to: paths.admin.project(project.id), label: 'Back' }}
      />
    </StaffPage>
  )
}
