import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { acceptHours } from '#app/domain/giving/in-kind/accept-hours.server.ts'
import { windowWords } from '#app/domain/giving/in-kind/hours-pledge.ts'
import { readHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Accept the hours' }]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer', 'fundraiser')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readHoursPledge(world.db, officer, hoursId)) ?? notFound()
  return hours.state === 'offered' ? { hours } : notFound()
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer', 'fundraiser')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const form = await readForm(args.request, z.object({}))
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await acceptHours(world, officer, { hoursId, requestId: requestIdOf(args) })
  if (outcome.ok) {
    const text = 'The hours are accepted, and their giver is written to. Deliveries can be noted from now on.'
    return redirectWithFlash(args.request, paths.admin.hoursPledge(hoursId), { tone: 'good', text })
  }
  if (outcome.refused !== 'not-offered') return notFound()
  return refuseForm(form, 'Somebody accepted or declined these hours already. Nothing more was done.')
}

export default function Accept() {
  const { hours } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Accept the hours"
      lead="Nothing is booked and nothing joins the calendar: hours count once they are delivered."
      breadcrumb={[
        { to: paths.admin.hoursPledges(), label: 'Hours in kind' },
        { to: paths.admin.hoursPledge(hours.id), label: 'Promise' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <SummaryList
        rows={[
          { term: 'Given by', value: hours.giver?.name ?? 'Known to finance only' },
          { term: 'Offered', value: <GpuHours of={hours.promised} gpuClass={hours.gpuClass} /> },
          { term: 'Window', value: windowWords(hours) },
          { term: 'In its words', value: hours.agreement },
        ]}
      />
      <form method="post">
        <FormActions note="Never in exchange for priority: no project is served before another because of them.">
          <Button>Accept them</Button>
          <ButtonLink kind="quiet" to={paths.admin.hoursPledge(hours.id)}>
            Not now
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
