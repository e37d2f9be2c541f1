import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { openCall } from '#app/domain/grants/open-call.server.ts'
import { readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, requireRole } from '#app/platform/guards.server.ts'
import { CallAsk, callSentences, callWordsOf } from '#app/proposal/call-ask.ts'
import { CallForm } from '#app/proposal/call-form.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'New call' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  return { classes: await readGpuClassNames(world), zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const form = await readForm(args.request, CallAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const call = callWordsOf(form.value)
  if (!call.ok) return refuseForm(form, call.said, 400)
  const outcome = await openCall(world, actorFor(args, person), call.words)
  if (!outcome.ok) return refuseForm(form, callSentences[outcome.refused], 409)
  const note = { tone: 'good', text: 'The call is published; it opens at its time.' } as const
  return redirectWithFlash(args.request, paths.admin.call(outcome.value.callId), note)
}

export default function NewCallPage() {
  const { classes, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="New call"
      lead="It is public at once and takes applications from the time it opens."
      breadcrumb={[{ to: paths.admin.calls(), label: 'Calls' }]}
      notices={
        <ErrorSummary errors={formErrors(form)} kept="Nothing was published; everything you typed is still here." />
      }
    >
      <CallForm call={null} classes={classes} zone={zone} form={form} button="Publish the call" />
    </StaffPage>
  )
}
