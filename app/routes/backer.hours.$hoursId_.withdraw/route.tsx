import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { typedReason } from '#app/area/typed-fields.ts'
import { endHours } from '#app/domain/giving/in-kind/end-hours.server.ts'
import { isOver } from '#app/domain/giving/in-kind/hours-pledge.ts'
import { readOwnHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Take the hours back')

const WithdrawForm = z.object({
  reason: typedReason(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readOwnHoursPledge(world.db, person, hoursId)) ?? notFound()
  return isOver(hours.state) ? notFound() : { hoursId }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const form = await readForm(args.request, WithdrawForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const outcome = await endHours(world, person, { hoursId, ...form.value, as: 'giver', requestId })
  if (outcome.ok) {
    const text = 'Taken back. What was delivered stays in our calendar, with thanks.'
    return redirectWithFlash(args.request, paths.backer.hoursPledge(hoursId), { tone: 'good', text })
  }
  if (outcome.refused === 'no-such-promise') return notFound()
  const said = { 'no-reason': 'Say why.', 'is-over': 'This promise is over already.' }
  return refuseForm(form, said[outcome.refused])
}

export default function Withdraw() {
  const { hoursId } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Take the hours back"
      width="text"
      lead={<p>Hours that are delivered stay delivered. Nothing more is expected.</p>}
      breadcrumb={[
        { to: paths.backer.hours(), label: 'GPU-hours in kind' },
        { to: paths.backer.hoursPledge(hoursId), label: 'My GPU-hours' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        hint="So that we can plan without them."
        act="Take them back"
        isGrave
        back={{ to: paths.backer.hoursPledge(hoursId), label: 'Keep the promise' }}
      />
    </PublicPage>
  )
}
