import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedAmount, typedEuroAmount } from '#app/area/typed-fields.ts'
import { isOffline } from '#app/domain/giving/arrival.ts'
import { isClosed, isInquiry } from '#app/domain/giving/disputes/dispute.ts'
import { readDisputesOfGift } from '#app/domain/giving/disputes/read-disputes.server.ts'
import { readEurosLeft } from '#app/domain/giving/euros/read-euros-left.server.ts'
import { isRefundable } from '#app/domain/giving/gift.ts'
import { readProperty } from '#app/domain/giving/property/read-property.server.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { type RefundRefusal, refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { formatEuros, parseEuros } from '#app/units/euros.ts'
import { parseId } from '#app/units/id.ts'
import { cents, formatCents, parseCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'
import { BackField } from './back-field.tsx'
import { BeforeRefund } from './before-refund.tsx'

export const meta: MetaFunction = () => [{ title: 'Refund a gift' }]

const tooOld = 'This form is too old. Open it again; nothing was done.'
const RefundForm = z.object({
  amount: typedAmount.optional(),
  /** Of a gift in euros. */
  euros: typedEuroAmount.optional(),
  /** Cents that had gone back when the form was opened. */
  refunded: z.string(tooOld).regex(/^\d{1,15}$/, tooOld),
  reason: z.string('Say why, for the books.').trim().min(1, 'Say why, for the books.').max(500, 'At most 500 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const gift = (await readGift(world, officer, giftId)) ?? notFound()
  const disputes = await readDisputesOfGift(world.db, officer, giftId)
  return {
    giftId,
    isAskedAbout: disputes.some(({ state }) => isInquiry(state) && !isClosed(state)),
    isOffline: isOffline(gift.channel),
    isDebit: gift.channel === 'bank_debit',
    property: gift.channel === 'property' ? await readProperty(world.db, officer, giftId) : null,
    giver: gift.giver?.name ?? '',
    left: cents(gift.gross - gift.refunded),
    eurosLeft: (await readEurosLeft(world.db, giftId))?.euros ?? null,
    refunded: gift.refunded.toString(),
    because: gift.state === 'quarantined' ? gift.failureReason : null,
    isRefundable: isRefundable(gift.state),
  }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  await requireFreshStep(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, RefundForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const refundedBefore = cents(BigInt(form.value.refunded))
  const amount = parseCents(form.value.amount ?? '')
  const euros = parseEuros(form.value.euros ?? '')
  const outcome = await refundGift(world, officer, {
    giftId,
    reason: form.value.reason,
    ...(amount !== null && { part: { amount, refundedBefore } }),
    ...(euros !== null && { part: { euros, refundedBefore } }),
    ...(requestId && { requestId }),
  })
  if (!outcome.ok) {
    if (outcome.refused === 'no-such-gift' || outcome.refused === 'not-an-officer') return notFound()
    return refuseForm(form, sentences[outcome.refused], outcome.refused === 'payments-silent' ? 503 : 409)
  }
  const text =
    outcome.value.state === 'succeeded'
      ? 'The money is on its way back. The entry is reversed, the receipt replaced, and the giver told.'
      : 'Stripe has taken the refund and it waits at the bank. It is booked when it has gone through.'
  return redirectWithFlash(args.request, paths.admin.gift(giftId), { tone: 'good', text })
}

type Refusal = Exclude<RefundRefusal, 'no-such-gift' | 'not-an-officer'>
const sentences: Record<Refusal, string | { field: string; sentence: string }> = {
  'more-than-left': {
    field: 'amount',
    sentence: 'Type more than nothing, of a gift in euros at least €1, and at most what is left. Nothing was done.',
  },
  'whole-only': { field: 'amount', sentence: 'Property goes back whole: leave this empty. Nothing was done.' },
  'property-sold':
    'It is sold: there is nothing to give back but money, and that would be a payment of the lab’s. Nothing was done.',
  'changed-since':
    'Some of this gift has gone back since you opened this form. Nothing more was done. Open the form again to see what is left.',
  'period-closed': 'The books of this month are closed. Nothing was done.',
  'no-reason': 'Say why, for the books.',
  imported: 'This gift came with a file of other books: it has no payment and no receipt here. Nothing was done.',
  'not-settled': 'Only a gift that was paid can be given back. Nothing was done.',
  'dollars-unknown':
    'The euros are here, and Stripe has not said yet how many dollars they are. Try again in some minutes. Nothing was done.',
  'not-paid': 'Stripe does not say that this gift was paid. Nothing was done.',
  'other-currency':
    'It was paid in another currency, and the books hold dollars only. Give it back at Stripe; nothing was done here.',
  'already-refunded': 'This gift has been given back already. Nothing was done.',
  'refund-under-way': 'A refund of this gift is under way. Nothing more was done.',
  'payments-refused': 'Stripe refused the refund. Nothing was booked. Its words are on the page of the gift.',
  'payments-silent':
    'Stripe did not answer. The refund is kept and asked for again under the same key, so that it happens once. Look at the gift in some minutes.',
}

export default function Refund() {
  const page = useLoaderData<typeof loader>()
  const {
    giftId,
    giver,
    left,
    eurosLeft,
    refunded,
    because,
    isRefundable: mayGoBack,
    isOffline: cameByBank,
    property,
  } = page
  const form = useActionData<typeof action>()?.form
  const whole = eurosLeft === null ? formatCents(left) : formatEuros(eurosLeft)
  const what = because ? 'what was paid' : whole
  const title = property ? 'Give the property back' : `Refund ${what}`
  return (
    <StaffPage
      title={title}
      lead={
        property
          ? `${property.words}, to ${giver}`
          : cameByBank
            ? `To ${giver}, from the lab’s bank`
            : `To ${giver || 'the giver'}, back to the ${page.isDebit ? 'account' : 'card'} it came from`
      }
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(giftId), label: 'Gift' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <BeforeRefund {...page} isInEuros={eurosLeft !== null} />
      {mayGoBack ? (
        <form method="post">
          <input type="hidden" name="refunded" value={form?.values.refunded ?? refunded} />
          {!because && !property && <BackField {...page} form={form} />}
          <TextArea
            name="reason"
            label="Reason"
            hint="Kept with the refund; the giver does not see it."
            rows={3}
            maxLength={500}
            defaultValue={form?.values.reason}
            error={form?.fieldErrors.reason}
          />
          <FormActions>
            <Button kind="danger">{property ? 'It went back' : 'Refund'}</Button>
            <ButtonLink kind="quiet" to={paths.admin.gift(giftId)}>
              Keep the gift
            </ButtonLink>
          </FormActions>
        </form>
      ) : (
        <p>There is nothing to refund now.</p>
      )}
    </StaffPage>
  )
}
