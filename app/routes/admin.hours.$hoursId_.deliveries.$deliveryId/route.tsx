import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedHours } from '#app/area/hours-fields.ts'
import { type ConfirmDeliveryRefusal, confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { type RefuseDeliveryRefusal, refuseDelivery } from '#app/domain/compute/refuse-delivery.server.ts'
import { readHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { DecideForm } from './decide-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Confirm a delivery' }]

const reason = z.string().trim().max(500, 'At most 500 letters.').optional()
const Decision = z.discriminatedUnion(
  'found',
  [
    z.object({ found: z.literal('there'), hours: typedHours, reason }),
    z.object({ found: z.literal('not-there'), reason }),
  ],
  'Say what you found.',
)

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const { hoursId, deliveryId } = idsIn(args)
  const hours = (await readHoursPledge(world.db, officer, hoursId)) ?? notFound()
  const delivery = hours.deliveries.find(({ id, state }) => id === deliveryId && state === 'noted') ?? notFound()
  const isAhead = delivery.month > monthOf(world.clock.now())
  return { hoursId, gpuClass: hours.gpuClass, giver: hours.giver?.name ?? 'an anonymous giver', delivery, isAhead }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'compute_officer', 'administrator')
  const { hoursId, deliveryId } = idsIn(args)
  const form = await readForm(args.request, Decision)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const decided = { deliveryId, reason: form.value.reason ?? '', requestId: requestIdOf(args) }
  const outcome =
    form.value.found === 'there'
      ? await confirmDelivery(world, officer, { ...decided, seconds: form.value.hours })
      : await refuseDelivery(world, officer, decided)
  if (outcome.ok) {
    const text =
      form.value.found === 'there'
        ? 'The hours are in the calendar, and their giver has the acknowledgement.'
        : 'The delivery is refused; nothing joined the calendar.'
    return redirectWithFlash(args.request, paths.admin.hoursPledge(hoursId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-allowed' || outcome.refused === 'no-such-delivery') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

function idsIn({ params }: LoaderFunctionArgs) {
  const hoursId = parseId('hpl', params.hoursId) ?? notFound()
  return { hoursId, deliveryId: parseId('hdl', params.deliveryId) ?? notFound() }
}

type Refusal = Exclude<ConfirmDeliveryRefusal | RefuseDeliveryRefusal, 'not-allowed' | 'no-such-delivery'>
const sentences: Record<Refusal, string | { field: string; sentence: string }> = {
  'not-waiting': 'Somebody decided about this delivery already. Nothing more was done.',
  'no-hours': { field: 'hours', sentence: 'Type more than no hours, or say that they are not there.' },
  'more-than-said': {
    field: 'hours',
    sentence: 'That is more than was said. Have the rest noted as a delivery of its own.',
  },
  'no-reason': { field: 'reason', sentence: 'Say what you found: its giver will ask.' },
  'month-over': 'The hours of that month are closed. They can be refused, and noted for a month that is open.',
}

function leadOf({ giver, isAhead }: { giver: string; isAhead: boolean }): string {
  if (isAhead)
    return `What ${giver} says will be there. Confirm it when it is set up so that it will run: the hours join the calendar of their month at once, and the giver has the acknowledgement.`
  return `What ${giver} says is there. Confirmed hours join the calendar at once and can be given to projects.`
}

export default function Decide() {
  const { hoursId, gpuClass, giver, delivery, isAhead } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Confirm a delivery"
      lead={leadOf({ giver, isAhead })}
      breadcrumb={[
        { to: paths.admin.hoursPledges(), label: 'Hours in kind' },
        { to: paths.admin.hoursPledge(hoursId), label: 'Promise' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <DecideForm
        delivery={delivery}
        gpuClass={gpuClass}
        isAhead={isAhead}
        form={form}
        backTo={paths.admin.hoursPledge(hoursId)}
      />
    </StaffPage>
  )
}
