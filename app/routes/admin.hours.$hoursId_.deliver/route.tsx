import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DeliveryForm } from '#app/area/delivery-form.tsx'
import { deliverySentences } from '#app/area/delivery-refusals.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { deliveryFields } from '#app/area/hours-fields.ts'
import { madeId } from '#app/area/typed-fields.ts'
import { noteDelivery } from '#app/domain/giving/in-kind/note-delivery.server.ts'
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

export const meta: MetaFunction = () => [{ title: 'Note a delivery' }]

const DeliverForm = z.object({ delivery: madeId('hdl'), ...deliveryFields })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'compute_officer')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readHoursPledge(world.db, person, hoursId)) ?? notFound()
  if (hours.state !== 'active') return notFound()
  return { hoursId, gpuClass: hours.gpuClass, month: hours.firstMonth, deliveryId: world.ids.next('hdl') }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'compute_officer')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const form = await readForm(args.request, DeliverForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { delivery: deliveryId, hours: seconds, month, evidence } = form.value
  const requestId = requestIdOf(args)
  const outcome = await noteDelivery(world, person, { hoursId, deliveryId, seconds, month, evidence, requestId })
  if (outcome.ok) {
    const text = 'The delivery is noted. It waits in the inbox of the compute officers.'
    return redirectWithFlash(args.request, paths.admin.hoursPledge(hoursId), { tone: 'good', text })
  }
  return outcome.refused === 'no-such-promise' ? notFound() : refuseForm(form, deliverySentences[outcome.refused])
}

export default function NoteDelivery() {
  const { hoursId, ...page } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Note a delivery"
      lead="Hours that the company says are there."
      breadcrumb={[
        { to: paths.admin.hoursPledges(), label: 'Hours in kind' },
        { to: paths.admin.hoursPledge(hoursId), label: 'Promise' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <DeliveryForm {...page} form={form} backTo={paths.admin.hoursPledge(hoursId)} />
    </StaffPage>
  )
}
