import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedDay } from '#app/area/typed-fields.ts'
import { isOffline } from '#app/domain/giving/arrival.ts'
import { type ConfirmRefusal, confirmGift } from '#app/domain/giving/offline/confirm-gift.server.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'A gift has arrived' }]

const ArrivedForm = z.object({
  giftDate: typedDay('Type the day of the gift.'),
  effectiveOn: typedDay('Type the day it reached the bank.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const gift = (await readGift(world, officer, giftId)) ?? notFound()
  if (gift.state !== 'pending' || !isOffline(gift.channel)) return notFound()
  const today = dayIn(world.lab.timeZone, world.clock.now())
  return { giftId, gross: gift.gross, giver: gift.giver?.name ?? '', fund: gift.fundNames, today }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, ArrivedForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { giftDate, effectiveOn } = form.value
  const days = { giftDate: giftDate as Day, effectiveOn: effectiveOn as Day }
  const outcome = await confirmGift(world, officer, { giftId, ...days, requestId: requestIdOf(args) })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.gift(giftId), {
      tone: 'good',
      text: 'The gift is booked: its entry is in the journal and its receipt is issued.',
    })
  if (outcome.refused === 'not-an-officer' || outcome.refused === 'no-such-gift') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<
  Exclude<ConfirmRefusal, 'not-an-officer' | 'no-such-gift'>,
  string | { field: string; sentence: string }
> = {
  'not-expected': 'Somebody booked or withdrew this gift already. Nothing more was done.',
  'in-a-batch': 'This gift is in a batch. It is booked with the whole batch, when its totals agree.',
  'date-ahead': { field: 'effectiveOn', sentence: 'These days cannot lie after today.' },
  'bank-before-gift': { field: 'effectiveOn', sentence: 'It cannot reach the bank before it was given.' },
  'period-closed': {
    field: 'effectiveOn',
    sentence: 'The books of that month are closed. Use the first day of the open month.',
  },
}

export default function Arrived() {
  const { giftId, gross, giver, fund, today } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="It has arrived"
      lead={
        <>
          <Money of={gross} /> from {giver} to the {fund}
        </>
      }
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(giftId), label: 'Gift' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Field
          name="giftDate"
          kind="date"
          label="Day of the gift"
          hint="The receipt and its tax year go by it."
          width="short"
          defaultValue={form?.values.giftDate ?? today}
          error={form?.fieldErrors.giftDate}
        />
        <Field
          name="effectiveOn"
          kind="date"
          label="Day it reached the bank"
          width="short"
          defaultValue={form?.values.effectiveOn ?? today}
          error={form?.fieldErrors.effectiveOn}
        />
        <FormActions note="Its entry, its receipt and its letter are written together.">
          <Button>Book the gift</Button>
        </FormActions>
      </form>
    </StaffPage>
  )
}
