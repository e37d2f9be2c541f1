import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { nameMilestone } from '#app/domain/grants/reports/name-milestone.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { MilestoneAsk, MilestoneForm, milestoneSentences } from '#app/proposal/milestone-form.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Name a milestone' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const id = parseId('prj', args.params.projectId) ?? notFound()
  const project = (await readProject(world, person, id)) ?? notFound()
  return { id, title: project.title }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const projectId = parseId('prj', args.params.projectId) ?? notFound()
  ;(await readProject(world, person, projectId)) ?? notFound()
  const form = await readForm(args.request, MilestoneAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await nameMilestone(world, actorFor(args, person), { projectId, ...form.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'The milestone is named, and the team sees it.' } as const
    return redirectWithFlash(args.request, paths.admin.project(projectId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, milestoneSentences[outcome.refused])
}

export default function StaffMilestonePage() {
  const { id, title } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Name a milestone"
      breadcrumb={[
        { to: paths.admin.projects(), label: 'Projects' },
        { to: paths.admin.project(id), label: title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      <MilestoneForm form={form} back={paths.admin.project(id)} />
    </StaffPage>
  )
}
