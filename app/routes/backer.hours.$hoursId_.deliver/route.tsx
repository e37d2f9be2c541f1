import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerDelivery } from '#app/area/delivery-door.server.ts'
import { DeliveryForm } from '#app/area/delivery-form.tsx'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { readOwnHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Hours that are there')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readOwnHoursPledge(world.db, person, hoursId)) ?? notFound()
  if (hours.state !== 'active') return notFound()
  return { hoursId, gpuClass: hours.gpuClass, month: hours.firstMonth, deliveryId: world.ids.next('hdl') }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const text = 'Thank you. A compute officer looks, and you get the acknowledgement.'
  return answerDelivery(args, person, { text, backTo: paths.backer.hoursPledge })
}

export default function Deliver() {
  const { hoursId, ...page } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Hours that are there"
      width="text"
      lead={<p>Say which, and how we can see them.</p>}
      breadcrumb={[
        { to: paths.backer.hours(), label: 'GPU-hours in kind' },
        { to: paths.backer.hoursPledge(hoursId), label: 'My GPU-hours' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <DeliveryForm {...page} form={form} backTo={paths.backer.hoursPledge(hoursId)} />
    </PublicPage>
  )
}
