import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { nameMilestone } from '#app/domain/grants/reports/name-milestone.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { MilestoneAsk, MilestoneForm, milestoneSentences } from '#app/proposal/milestone-form.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Name a milestone')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const id = parseId('prj', args.params.projectId) ?? notFound()
  const project = (await readProject(world, person, id)) ?? notFound()
  return { id, title: project.title }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const projectId = parseId('prj', args.params.projectId) ?? notFound()
  ;(await readProject(world, person, projectId)) ?? notFound()
  const form = await readForm(args.request, MilestoneAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await nameMilestone(world, actorFor(args, person), { projectId, ...form.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'The milestone is named.' } as const
    return redirectWithFlash(args.request, paths.research.project(projectId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, milestoneSentences[outcome.refused])
}

export default function MilestonePage() {
  const { id, title } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Name a milestone"
      width="text"
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.project(id), label: title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      <MilestoneForm form={form} back={paths.research.project(id)} />
    </PublicPage>
  )
}
