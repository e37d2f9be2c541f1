import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { changeForm } from '#app/domain/grants/forms/change-form.server.ts'
import { findSection } from '#app/domain/grants/forms/form.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { formSentences } from '#app/proposal/form-sentences.ts'
import { SectionAsk } from '#app/proposal/question-ask.ts'
import { SeenFields } from '#app/proposal/seen-fields.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.section ? `Section: ${page.section.title}` : 'New section' },
]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const { published, draft, seen } = await readCallForms(world, id)
  const name = new URL(args.request.url).searchParams.get('name')
  const section = name === null ? null : (findSection(draft ?? published, name) ?? notFound())
  return { call, section, seen }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, SectionAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { version, revision, name = null, title, lead } = form.value
  const change = { kind: 'section-written', name, title, lead } as const
  const outcome = await changeForm(world, actorFor(args, person), { callId, seen: { version, revision }, change })
  if (outcome.ok) {
    const note = { tone: 'good', text: `“${title}” is written.` } as const
    return redirectWithFlash(args.request, paths.admin.callForm(callId), note)
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'not-allowed') return notFound()
  return refuseForm(form, formSentences[outcome.refused])
}

export default function SectionPage() {
  const { call, section, seen } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const kept = form?.values ?? { title: section?.title ?? '', lead: section?.lead ?? '' }
  const field = (name: 'title' | 'lead') => ({ name, defaultValue: kept[name], error: form?.fieldErrors[name] })
  return (
    <StaffPage
      title={section ? `Change “${section.title}”` : 'New section'}
      breadcrumb={[
        { to: paths.admin.call(call.id), label: call.title },
        { to: paths.admin.callForm(call.id), label: 'What applicants are asked' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      <form method="post" noValidate>
        <Stack>
          <SeenFields seen={seen} />
          {section && <input type="hidden" name="name" value={section.name} />}
          <Field {...field('title')} label="Title" maxLength={100} />
          <TextArea {...field('lead')} label="A sentence under it" rows={3} maxLength={500} isOptional />
          <FormActions>
            <Button>Keep the section</Button>
            <ButtonLink to={paths.admin.callForm(call.id)} kind="quiet">
              Back to the form
            </ButtonLink>
          </FormActions>
        </Stack>
      </form>
    </StaffPage>
  )
}
