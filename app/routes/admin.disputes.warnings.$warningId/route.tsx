import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { warningWords } from '#app/domain/giving/disputes/dispute.ts'
import { type KeepRefusal, keepWarnedGift } from '#app/domain/giving/disputes/keep-warned-gift.server.ts'
import { readOpenWarnings } from '#app/domain/giving/disputes/read-disputes.server.ts'
import { mayAnswerDisputes } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'A warning of fraud' }]

const KeepForm = z.object({
  reason: z.string('Say why the gift stays.').trim().min(1, 'Say why the gift stays.').max(500, 'At most 500 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const warningId = parseId('fwn', args.params.warningId) ?? notFound()
  const warnings = await readOpenWarnings(world.db, person)
  const warning = warnings.find(({ id }) => id === warningId) ?? notFound()
  return { warning, mayDecide: mayAnswerDisputes(person), zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const warningId = parseId('fwn', args.params.warningId) ?? notFound()
  const form = await readForm(args.request, KeepForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const input = { warningId, reason: form.value.reason, ...(requestId && { requestId }) }
  const outcome = await keepWarnedGift(world, officer, input)
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.gift(outcome.value.giftId), {
      tone: 'good',
      text: 'The gift stays. Your reason is kept with it.',
    })
  if (outcome.refused === 'not-an-officer' || outcome.refused === 'no-such-warning') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<
  Exclude<KeepRefusal, 'not-an-officer' | 'no-such-warning'>,
  string | { field: string; sentence: string }
> = {
  'no-reason': { field: 'reason', sentence: 'Say why the gift stays.' },
  'already-decided': 'Somebody has decided about this gift already. Nothing more was done.',
}

export default function FraudWarning() {
  const { warning, mayDecide, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`${formatCents(warning.gross)} from ${warning.giverName ?? 'an anonymous giver'} is called fraud`}
      lead={`The card’s bank says: ${warningWords(warning.kind)}.`}
      breadcrumb={[{ to: paths.admin.disputes(), label: 'Disputes' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
      actions={
        mayDecide && (
          <ButtonLink kind="danger" size="small" to={paths.admin.giftRefund(warning.giftId)}>
            Refund now
          </ButtonLink>
        )
      }
    >
      <Stack gap="wide">
        <Prose>
          <p>
            It said so on <When at={warning.warnedAt} zone={zone} />. Nobody has disputed the payment yet. Most such
            payments are disputed within weeks; one given back before that costs no dispute and no fee of one.{' '}
            <a href={paths.admin.gift(warning.giftId)}>See the gift</a>
          </p>
        </Prose>
        {mayDecide && (
          <Section title="Or keep it">
            <ReasonForm
              form={form}
              hint="How you know that the giver is who they say."
              act="Keep the gift"
              back={{ to: paths.admin.disputes(), label: 'Not now' }}
            />
          </Section>
        )}
      </Stack>
    </StaffPage>
  )
}
