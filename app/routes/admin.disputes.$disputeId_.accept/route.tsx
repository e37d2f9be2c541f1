import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerSentences } from '#app/area/dispute-words.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { answerDispute } from '#app/domain/giving/disputes/answer-dispute.server.ts'
import { isOpenToAnswer } from '#app/domain/giving/disputes/dispute.ts'
import { readDispute } from '#app/domain/giving/disputes/read-dispute.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Accept a dispute' }]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const disputeId = parseId('dsp', args.params.disputeId) ?? notFound()
  const dispute = (await readDispute(world.db, officer, disputeId)) ?? notFound()
  if (!isOpenToAnswer(dispute, world.clock.now())) return notFound()
  return { dispute }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  await requireFreshStep(args)
  const disputeId = parseId('dsp', args.params.disputeId) ?? notFound()
  const form = await readForm(args.request, z.object({}))
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const outcome = await answerDispute(world, officer, {
    disputeId,
    answer: { concedes: true },
    ...(requestId && { requestId }),
  })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.dispute(disputeId), {
      tone: 'good',
      text: 'The dispute is accepted. What went back is booked, and the giver gets a letter with the new receipt.',
    })
  if (outcome.refused === 'not-an-officer' || outcome.refused === 'no-such-dispute') return notFound()
  return refuseForm(form, answerSentences[outcome.refused], outcome.refused === 'payments-silent' ? 503 : 409)
}

export default function AcceptDispute() {
  const { dispute } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Let ${formatCents(dispute.amount)} go back`}
      breadcrumb={[
        { to: paths.admin.disputes(), label: 'Disputes' },
        { to: paths.admin.dispute(dispute.id), label: 'Dispute' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Prose>
        <p>
          The bank keeps what it took for the giver, and the fee of the dispute is not returned. The revenue is reversed
          over the funds of the gift, the receipt is replaced by one that says so, and the giver gets a letter. This
          cannot be taken back.
        </p>
      </Prose>
      <form method="post">
        <FormActions>
          <Button kind="danger">Accept the dispute</Button>
          <ButtonLink kind="quiet" to={paths.admin.dispute(dispute.id)}>
            Not now
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
