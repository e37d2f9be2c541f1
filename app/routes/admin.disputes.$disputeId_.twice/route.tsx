import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { type JudgeRefusal, judgeTwiceReturned } from '#app/domain/giving/disputes/judge-twice-returned.server.ts'
import { readDispute } from '#app/domain/giving/disputes/read-dispute.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Prose } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Money that went back twice' }]

const JudgeForm = z.object({
  reason: z.string('Say what was done.').trim().min(1, 'Say what was done.').max(500, 'At most 500 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const disputeId = parseId('dsp', args.params.disputeId) ?? notFound()
  const dispute = (await readDispute(world.db, officer, disputeId)) ?? notFound()
  return dispute.beyond > 0n ? { dispute } : notFound()
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const disputeId = parseId('dsp', args.params.disputeId) ?? notFound()
  const form = await readForm(args.request, JudgeForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const input = { disputeId, reason: form.value.reason, ...(requestId && { requestId }) }
  const outcome = await judgeTwiceReturned(world, officer, input)
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.dispute(disputeId), { tone: 'good', text: 'Written down.' })
  if (outcome.refused === 'not-an-officer' || outcome.refused === 'nothing-twice') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<
  Exclude<JudgeRefusal, 'not-an-officer' | 'nothing-twice'>,
  string | { field: string; sentence: string }
> = {
  'no-reason': { field: 'reason', sentence: 'Say what was done.' },
  'already-decided': 'Somebody has written this down already. Nothing more was done.',
}

export default function WentBackTwice() {
  const { dispute } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const amount = formatCents(dispute.beyond)
  return (
    <StaffPage
      title={`${amount} went back twice`}
      lead={`To ${dispute.giverName ?? 'an anonymous giver'}: by a refund of the lab’s, and by the bank.`}
      breadcrumb={[
        { to: paths.admin.disputes(), label: 'Disputes' },
        { to: paths.admin.dispute(dispute.id), label: 'Dispute' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Prose>
        <p>
          The dispute is lost, and what it took had been given back before. The books show {amount} as a loss of the
          lab’s, not as a gift that went back. Write to the giver and ask for it, or ask Stripe to take it up with the
          bank; what comes back is written down as a gift, by wire or cheque.
        </p>
      </Prose>
      {dispute.judged ? (
        <p>
          {dispute.judged.by} wrote: {dispute.judged.note}
        </p>
      ) : (
        <ReasonForm
          form={form}
          label="What was done"
          hint="Kept with the dispute; the giver does not see it."
          act="Write it down"
          back={{ to: paths.admin.dispute(dispute.id), label: 'Not now' }}
        />
      )}
    </StaffPage>
  )
}
