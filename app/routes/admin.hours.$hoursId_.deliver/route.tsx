import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerDelivery } from '#app/area/delivery-door.server.ts'
import { DeliveryForm } from '#app/area/delivery-form.tsx'
import { formErrors } from '#app/area/form-errors.ts'
import { readHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Note a delivery' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'compute_officer')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readHoursPledge(world.db, person, hoursId)) ?? notFound()
  if (hours.state !== 'active') return notFound()
  return { hoursId, gpuClass: hours.gpuClass, month: hours.firstMonth, deliveryId: world.ids.next('hdl') }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'compute_officer')
  const text = 'The delivery is noted. It waits in the inbox of the compute officers.'
  return answerDelivery(args, person, { text, backTo: paths.admin.hoursPledge })
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
