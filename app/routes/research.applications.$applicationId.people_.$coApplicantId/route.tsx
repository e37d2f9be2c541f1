import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { changeRight } from '#app/domain/grants/co-applicants/change-right.server.ts'
import { rights } from '#app/domain/grants/co-applicants/right.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { RightField } from '#app/proposal/right-field.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'What a co-applicant may do')

const Ask = z.object({ right: z.enum([...rights, 'none'], 'Choose what they may do.') })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const { id, number, title, isLead, coApplicants } = await ownApplication(args, person)
  const asked = coApplicants.find((one) => one.id === args.params.coApplicantId) ?? notFound()
  if (!isLead || asked.state === 'declined' || asked.state === 'removed') {
    throw redirect(paths.research.applicationPeople(id))
  }
  return { id, number, title, asked }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const coApplicantId = parseId('cap', args.params.coApplicantId) ?? notFound()
  await ownApplication(args, person)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { right } = form.value
  const outcome = await changeRight(world, actorFor(args, person), { applicationId, coApplicantId, right })
  if (outcome.ok) {
    const text = right === 'none' ? 'They are off the application.' : 'What they may do is changed.'
    return redirectWithFlash(args.request, paths.research.applicationPeople(applicationId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  return refuseForm(form, 'They declined or left meanwhile. Ask them anew if you would have them back.')
}

export default function CoApplicantPage() {
  const { id, number, title, asked } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const off = {
    value: 'none',
    label: 'Nothing any more',
    hint: 'They can no longer open it and are told by letter. What they wrote stays.',
  }
  return (
    <PublicPage
      kicker={number}
      title={asked.name ?? asked.email}
      lead={asked.state === 'invited' ? 'Has not answered yet.' : asked.email}
      width="text"
      breadcrumb={[
        { to: paths.research.application(id), label: title || 'Untitled application' },
        { to: paths.research.applicationPeople(id), label: 'Who works on it' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was changed." />}
    >
      <form method="post" noValidate>
        <Stack>
          <RightField defaultValue={form?.values.right ?? asked.right} error={form?.fieldErrors.right} also={[off]} />
          <FormActions>
            <Button>Keep this</Button>
            <ButtonLink to={paths.research.applicationPeople(id)} kind="quiet">
              Back
            </ButtonLink>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}
