import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { typedReason } from '#app/area/typed-fields.ts'
import { type EndRefusal, endPledge } from '#app/domain/giving/pledges/end-pledge.server.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'End the pledge' }]

const EndForm = z.object({
  reason: typedReason(),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledge(world.db, officer, pledgeId)) ?? notFound()
  if (pledge.state !== 'offered' && pledge.state !== 'active') return notFound()
  const kind = pledge.state === 'offered' ? 'decline' : pledge.recognisedAt ? 'write-off' : 'lapse'
  return { pledgeId, owed: pledge.owed, kind } as const
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  await requireFreshStep(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const form = await readForm(args.request, EndForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await endPledge(world, officer, { pledgeId, ...form.value })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.pledge(pledgeId), {
      tone: 'good',
      text: 'The pledge has ended. What was paid stays paid.',
    })
  if (outcome.refused === 'not-an-officer') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<EndRefusal, 'not-an-officer'>, string | { field: string; sentence: string }> = {
  'no-reason': { field: 'reason', sentence: 'Say why.' },
  'not-open': 'This pledge has ended already. Nothing more was done.',
  'being-charged': 'A part of it is being charged at this moment. Try again when that has ended.',
  'period-closed': 'The books of this month are closed. Nothing was done.',
}

const words = {
  decline: { title: 'Decline the pledge', button: 'Decline it' },
  'write-off': { title: 'Write the rest off', button: 'Write it off' },
  lapse: { title: 'Let the pledge lapse', button: 'Let it lapse' },
} as const

export default function End() {
  const { pledgeId, owed, kind } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={words[kind].title}
      lead={
        kind === 'write-off'
          ? `${formatCents(owed)} leave the receivables and are booked as a loss. What was paid stays paid.`
          : `${formatCents(owed)} will not come. Nothing of it is in the books.`
      }
      breadcrumb={[
        { to: paths.admin.pledges(), label: 'Pledges' },
        { to: paths.admin.pledge(pledgeId), label: 'Pledge' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        hint="Kept with the pledge; its giver sees it too."
        act={words[kind].button}
        isGrave
        back={{ to: paths.admin.pledge(pledgeId), label: 'Keep it open' }}
      />
    </StaffPage>
  )
}
