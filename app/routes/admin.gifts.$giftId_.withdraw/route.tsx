import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { typedReason } from '#app/area/typed-fields.ts'
import { isOffline } from '#app/domain/giving/arrival.ts'
import { withdrawExpectedGift } from '#app/domain/giving/offline/withdraw-expected-gift.server.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'It will not come' }]

const WithdrawForm = z.object({
  reason: typedReason(),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const gift = (await readGift(world, officer, giftId)) ?? notFound()
  if (gift.state !== 'pending' || !isOffline(gift.channel)) return notFound()
  return { giftId, gross: gift.gross, giver: gift.giver?.name ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, WithdrawForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await withdrawExpectedGift(world, officer, {
    giftId,
    ...form.value,
    requestId: requestIdOf(args),
  })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.gift(giftId), {
      tone: 'good',
      text: 'Noted. Nothing had been booked, so nothing is reversed.',
    })
  if (outcome.refused === 'not-an-officer') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences = {
  'no-reason': { field: 'reason', sentence: 'Say why.' },
  'not-expected': 'Somebody booked or withdrew this gift already. Nothing more was done.',
}

export default function Withdraw() {
  const { giftId, gross, giver } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="It will not come"
      lead={
        <>
          <Money of={gross} /> expected from {giver}
        </>
      }
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(giftId), label: 'Gift' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        hint="Kept with the gift, for staff."
        act="Withdraw it"
        isGrave
        back={{ to: paths.admin.gift(giftId), label: 'Keep waiting' }}
      />
    </StaffPage>
  )
}
