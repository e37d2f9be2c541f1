import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { type ClaimRefusal, claimComponent } from '#app/domain/grants/openness/claim-component.server.ts'
import { isComponent } from '#app/domain/grants/openness/component.ts'
import { readRelease } from '#app/domain/grants/openness/read-release.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { standWords } from '#app/proposal/checklist-part.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { ClaimForm } from './claim-form.tsx'
import { ClaimsTable } from './claims-table.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(args, `How open ${args.data?.release.title ?? 'it'} is`)

const Ask = z.object({
  component: z.string('Choose a component.').refine(isComponent, 'Choose a component.'),
  url: z.string('Write where anybody finds it.').max(500, 'An address is at most 500 letters.'),
  licence: z.string('Write its licence, such as Apache-2.0.').max(200),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const release = (await readRelease(world, person, idsOf(args.params))) ?? notFound()
  const asked = new URL(args.request.url).searchParams.get('component') ?? ''
  return { release, asked: isComponent(asked) ? asked : null }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const { projectId, outputId } = idsOf(args.params)
  ;(await readRelease(world, person, { projectId, outputId })) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { component, url, licence } = form.value
  if (!isComponent(component)) return refuseForm(form, { field: 'component', sentence: 'Choose a component.' }, 400)
  const outcome = await claimComponent(world, actorFor(args, person), { outputId, component, url, licence })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'It is on the list. The lab looks at it next.' } as const
    return redirectWithFlash(args.request, paths.research.release(projectId, outputId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<ClaimRefusal, 'not-found'>, { field: string; sentence: string }> = {
  'not-a-model': { field: 'component', sentence: 'Only a model has components to list.' },
  'not-a-url': { field: 'url', sentence: 'Write an address that starts with https:// and that anyone can open.' },
  'not-a-licence': { field: 'licence', sentence: 'Write a licence of the SPDX list, such as Apache-2.0 or CC-BY-4.0.' },
  'not-open': { field: 'licence', sentence: 'This licence forbids selling or changing, so nothing under it counts.' },
  verified: { field: 'component', sentence: 'This component is verified already, and stays as it was verified.' },
}

function idsOf(params: LoaderFunctionArgs['params']) {
  return {
    projectId: parseId('prj', params.projectId) ?? notFound(),
    outputId: parseId('out', params.outputId) ?? notFound(),
  }
}

export default function ReleasePage() {
  const { release, asked } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      kicker="How open it is"
      title={release.title}
      lead={standWords(release.checklist, release.promised)}
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.project(release.project.id), label: release.project.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      {release.mayClaim && <ClaimForm release={release} asked={asked} form={form} />}
      <ClaimsTable release={release} />
    </PublicPage>
  )
}
