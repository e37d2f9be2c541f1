import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { typedReason } from '#app/area/typed-fields.ts'
import { endHours } from '#app/domain/giving/in-kind/end-hours.server.ts'
import { isOver } from '#app/domain/giving/in-kind/hours-pledge.ts'
import { readHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'End the promise' }]

const EndForm = z.object({
  reason: typedReason(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readHoursPledge(world.db, person, hoursId)) ?? notFound()
  return isOver(hours.state) ? notFound() : { hoursId, isOffer: hours.state === 'offered' }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const form = await readForm(args.request, EndForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const outcome = await endHours(world, person, { hoursId, ...form.value, as: 'staff', requestId })
  if (outcome.ok) {
    const text = 'The promise is over, and its giver is written to. What was delivered stays.'
    return redirectWithFlash(args.request, paths.admin.hoursPledge(hoursId), { tone: 'good', text })
  }
  if (outcome.refused === 'no-such-promise') return notFound()
  const said = { 'no-reason': 'Say why.', 'is-over': 'This promise is over already. Nothing more was done.' }
  return refuseForm(form, said[outcome.refused])
}

export default function End() {
  const { hoursId, isOffer } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={isOffer ? 'Decline the offer' : 'End the promise'}
      lead="What was delivered stays in the calendar and acknowledged. A delivery that waits is refused."
      breadcrumb={[
        { to: paths.admin.hoursPledges(), label: 'Hours in kind' },
        { to: paths.admin.hoursPledge(hoursId), label: 'Promise' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        hint="Kept with the promise, and in the letter to its giver."
        act={isOffer ? 'Decline it' : 'End it'}
        isGrave
        back={{ to: paths.admin.hoursPledge(hoursId), label: 'Not now' }}
      />
    </StaffPage>
  )
}
