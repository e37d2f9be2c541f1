import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Withdraw the application')

const reasonMissing = 'Say why in a few words.'
const Ask = z.object({ reason: z.string(reasonMissing).max(1000, 'A reason is at most 1,000 letters.') })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  if (!application.mayWithdraw) throw redirect(paths.research.application(application.id))
  return { id: application.id, number: application.number, title: application.title, stage: application.stage }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  await ownApplication(args, person)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await withdrawApplication(world, actorFor(args, person), { applicationId, ...form.value })
  const to = paths.research.application(applicationId)
  if (outcome.ok) return redirectWithFlash(args.request, to, { tone: 'good', text: 'The application is withdrawn.' })
  if (outcome.refused === 'not-found') return notFound()
  if (outcome.refused === 'reason-missing') return refuseForm(form, { field: 'reason', sentence: reasonMissing }, 400)
  const text = 'The offer is accepted, or the decision final, so it cannot be withdrawn any more.'
  return redirectWithFlash(args.request, to, { tone: 'warn', text })
}

export default function WithdrawPage() {
  const { id, number, title, stage } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      kicker={number}
      title="Withdraw this application?"
      width="text"
      notices={<ErrorSummary errors={formErrors(form)} kept="It is not withdrawn." />}
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(id), label: title || 'Untitled application' },
      ]}
      lead={
        stage === 'offered'
          ? 'You would turn down the offer; the hours go to somebody else. You can still read everything here.'
          : 'Nobody works on it any more. You can still read everything here, and begin another while the call is open.'
      }
    >
      <form method="post" noValidate>
        <Stack>
          <TextArea
            name="reason"
            label="Why"
            hint="The lab’s officers read it; it changes nothing for a later application."
            rows={3}
            maxLength={1000}
            defaultValue={form?.values.reason}
            error={form?.fieldErrors.reason}
          />
          <FormActions note="This cannot be undone.">
            <Button kind="danger">Withdraw it</Button>
            <ButtonLink to={paths.research.application(id)} kind="quiet">
              Keep it
            </ButtonLink>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}
