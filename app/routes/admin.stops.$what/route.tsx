import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { readStops } from '#app/domain/activity/stops/read-stops.server.ts'
import { parseStoppable, stopWords } from '#app/domain/activity/stops/stop.ts'
import { type SwitchFeatureRefusal, switchFeature } from '#app/domain/activity/stops/switch-feature.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Stop or start' }]

const SwitchForm = z.object({
  reason: z.string('Say why.').trim().min(1, 'Say why.').max(500, 'At most 500 letters.'),
  to: z.enum(['stopped', 'started'], 'Load the page anew.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const administrator = await requireRole(args, 'administrator')
  const what = parseStoppable(args.params.what) ?? notFound()
  const stop = (await readStops(world.db, administrator)).find((one) => one.what === what)
  return { what, reason: stop?.reason ?? null }
}

export async function action(args: ActionFunctionArgs) {
  const administrator = await requireRole(args, 'administrator')
  const what = parseStoppable(args.params.what) ?? notFound()
  const form = await readForm(args.request, SwitchForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { to, reason } = form.value
  const input = { what, isStopped: to === 'stopped', reason }
  const outcome = await switchFeature(world, actorFor(args, administrator), input)
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused], 409)
  const text = `${stopWords[what].name}: ${to} for everybody.`
  return redirectWithFlash(args.request, paths.admin.stops(), { tone: 'good', text })
}

const sentences: Record<SwitchFeatureRefusal, string | { field: string; sentence: string }> = {
  'not-allowed': 'Only an administrator stops and starts.',
  'no-reason': { field: 'reason', sentence: 'Say why.' },
  'already-so': 'Somebody has switched it already. Nothing more was done.',
}

export default function SwitchPage() {
  const { what, reason } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const { name, covers } = stopWords[what]
  const isStopped = reason !== null
  return (
    <StaffPage
      title={isStopped ? `Start again: ${name.toLowerCase()}` : `Stop: ${name.toLowerCase()}`}
      lead={isStopped ? `It was stopped: ${reason}` : covers}
      breadcrumb={[{ to: paths.admin.stops(), label: 'Stops' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        hint="Read by administrators and auditors."
        fixed={{ to: isStopped ? 'started' : 'stopped' }}
        act={isStopped ? 'Start it again for everybody' : 'Stop it for everybody'}
        isGrave={!isStopped}
        back={{ to: paths.admin.stops(), label: 'Leave it so' }}
      />
    </StaffPage>
  )
}
