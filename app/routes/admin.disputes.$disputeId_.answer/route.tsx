import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerSentences } from '#app/area/dispute-words.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { answerDispute } from '#app/domain/giving/disputes/answer-dispute.server.ts'
import { isOpenToAnswer, reasonWords } from '#app/domain/giving/disputes/dispute.ts'
import { draftEvidence, readDispute } from '#app/domain/giving/disputes/read-dispute.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Deadline } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Answer a dispute' }]

const most = 5_000
const text = (length: number) => z.string().trim().max(length, `At most ${length} letters.`).optional().default('')
const AnswerForm = z.object({
  story: z.string('Say what happened.').trim().min(1, 'Say what happened.').max(most, `At most ${most} letters.`),
  product: text(500),
  customerName: text(200),
  customerEmail: text(320),
  serviceDate: text(60),
  refundPolicy: text(1_000),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const disputeId = parseId('dsp', args.params.disputeId) ?? notFound()
  const dispute = (await readDispute(world.db, officer, disputeId)) ?? notFound()
  if (!isOpenToAnswer(dispute, world.clock.now())) return notFound()
  const draft = (await draftEvidence(world, dispute.giftId)) ?? notFound()
  return { dispute, draft, zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const disputeId = parseId('dsp', args.params.disputeId) ?? notFound()
  const form = await readForm(args.request, AnswerForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const outcome = await answerDispute(world, officer, {
    disputeId,
    answer: { concedes: false, evidence: form.value },
    ...(requestId && { requestId }),
  })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.dispute(disputeId), {
      tone: 'good',
      text: 'The evidence is with the bank. It decides within some weeks; this page says how.',
    })
  if (outcome.refused === 'not-an-officer' || outcome.refused === 'no-such-dispute') return notFound()
  return refuseForm(form, answerSentences[outcome.refused], outcome.refused === 'payments-silent' ? 503 : 409)
}

export default function AnswerDispute() {
  const { dispute, draft, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const field = (name: keyof typeof draft) => ({
    name,
    defaultValue: form?.values[name] ?? draft[name],
    error: form?.fieldErrors[name],
  })
  return (
    <StaffPage
      title="Answer with evidence"
      lead={reasonWords(dispute.reason)}
      breadcrumb={[
        { to: paths.admin.disputes(), label: 'Disputes' },
        { to: paths.admin.dispute(dispute.id), label: 'Dispute' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was sent, and what you typed is still here." />}
    >
      <p>
        What the books know is filled in: read it, put it right, add what speaks for the gift. It can be sent once
        {dispute.answerBy && (
          <>
            , until <Deadline at={dispute.answerBy} zone={zone} />
          </>
        )}
        .
      </p>
      <form method="post">
        <Stack>
          <TextArea
            label="What happened"
            hint="For someone at a bank who reads it once: dates, letters, what the giver wrote."
            rows={8}
            maxLength={most}
            {...field('story')}
          />
          <Field label="What was paid for" maxLength={500} isOptional {...field('product')} />
          <Field label="Giver’s name" width="medium" maxLength={200} isOptional {...field('customerName')} />
          <Field label="Giver’s e-mail" width="medium" maxLength={320} isOptional {...field('customerEmail')} />
          <Field label="Date of gift" width="medium" maxLength={60} isOptional {...field('serviceDate')} />
          <TextArea label="How gifts go back" rows={2} maxLength={1000} isOptional {...field('refundPolicy')} />
          <FormActions>
            <Button>Send to the bank</Button>
            <ButtonLink kind="quiet" to={paths.admin.dispute(dispute.id)}>
              Not now
            </ButtonLink>
          </FormActions>
        </Stack>
      </form>
    </StaffPage>
  )
}
