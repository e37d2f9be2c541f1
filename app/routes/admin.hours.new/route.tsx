import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { readClassChoices } from '#app/domain/compute/read-gpu-classes.server.ts'
import { type PledgeHoursRefusal, pledgeHours } from '#app/domain/giving/in-kind/pledge-hours.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
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
import { HoursFields } from './hours-fields.tsx'
import { askFrom, HoursForm } from './hours-form.ts'

export const meta: MetaFunction = () => [{ title: 'A promise of hours' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const asked = parseId('dnr', new URL(args.request.url).searchParams.get('donor'))
  const [classes, donor] = await Promise.all([
    readClassChoices(world.db),
    asked ? readDonor(world.db, person, asked) : Promise.resolve(null),
  ])
  return {
    hoursId: world.ids.next('hpl'),
    classes,
    donor: donor && { id: donor.id, name: donor.name },
    month: monthOf(world.clock.now()),
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const form = await readForm(args.request, HoursForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const donorId = parseId('dnr', form.value.donor)
  const known = donorId ? await readDonor(world.db, person, donorId) : null
  const ask = { ...askFrom(form.value, known?.name ?? null), requestId: requestIdOf(args) }
  const outcome = await pledgeHours(world, person, ask)
  if (outcome.ok) {
    const text = 'The promise is written down, and its giver is written to. Nothing is in the calendar yet.'
    return redirectWithFlash(args.request, paths.admin.hoursPledge(ask.hoursId), { tone: 'good', text })
  }
  return outcome.refused === 'not-allowed' ? notFound() : refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<PledgeHoursRefusal, 'not-allowed'>, string | { field: string; sentence: string }> = {
  'other-words': 'This form was sent before with other words. Look at what is written down, and open a new form.',
  'no-hours': { field: 'promised', sentence: 'Type more than no hours, and at most 100,000,000.' },
  'ends-before-it-begins': { field: 'lastMonth', sentence: 'The last month lies before the first.' },
  'window-past': { field: 'lastMonth', sentence: 'The last month is over already.' },
  'no-such-class': {
    field: 'gpuClass',
    sentence: 'The lab does not list this GPU class. Compute officers can list it.',
  },
  'no-such-donor': 'The lab does not know this donor any more. Open the form from the donor’s page.',
  'no-agreement': { field: 'agreement', sentence: 'Say where the promise is written down.' },
}

export default function NewHours() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="A promise of hours"
      lead="GPU-hours that a company promises in kind. Each delivery is confirmed by a compute officer before it counts."
      breadcrumb={[{ to: paths.admin.hoursPledges(), label: 'Hours in kind' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <HoursFields page={page} form={form} />
    </StaffPage>
  )
}
