import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { openCall } from '#app/domain/grants/open-call.server.ts'
import { readCall, readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, requireRole } from '#app/platform/guards.server.ts'
import { CallAsk, callSentences, callWordsOf } from '#app/proposal/call-ask.ts'
import { CallForm } from '#app/proposal/call-form.tsx'
import { copiedCall } from '#app/proposal/copied-call.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'New call' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  const classes = await readGpuClassNames(world)
  const id = parseId('cal', new URL(args.request.url).searchParams.get('from'))
  const from = id && (await readCall(world, id))
  return { classes, start: from ? copiedCall(from, world.clock.now()) : undefined, from, zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const form = await readForm(args.request, CallAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const call = callWordsOf(form.value)
  if (!call.ok) return refuseForm(form, call.said, 400)
  const copyOf = parseId('cal', form.value.copyOf) ?? undefined
  const outcome = await openCall(world, actorFor(args, person), { ...call.words, copyOf })
  if (!outcome.ok) return refuseForm(form, callSentences[outcome.refused], 409)
  const note = { tone: 'good', text: 'The call is published; it opens at its time.' } as const
  return redirectWithFlash(args.request, paths.admin.call(outcome.value.callId), note)
}

export default function NewCallPage() {
  const { classes, start, from, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="New call"
      lead={
        from
          ? `A copy of “${from.title}” with its form and criteria, its dates moved. It is public at once.`
          : 'It is public at once and takes applications from the time it opens.'
      }
      breadcrumb={[{ to: paths.admin.calls(), label: 'Calls' }]}
      notices={
        <ErrorSummary errors={formErrors(form)} kept="Nothing was published; everything you typed is still here." />
      }
    >
      <CallForm call={null} classes={classes} start={start} zone={zone} form={form} button="Publish the call" />
    </StaffPage>
  )
}
