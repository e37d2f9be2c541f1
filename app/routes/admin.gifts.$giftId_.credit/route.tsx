import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedAmount } from '#app/area/typed-fields.ts'
import { type CreditRefusal, creditGift } from '#app/domain/giving/donors/credit-gift.server.ts'
import { findDonor } from '#app/domain/giving/donors/find-donor.server.ts'
import { creditKinds, creditWords } from '#app/domain/giving/donors/soft-credit.ts'
import { readGiftLine } from '#app/domain/giving/read-gifts.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { cents, formatCents, parseCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Credit another donor' }]

const CreditForm = z.object({
  donor: z.string('Say who is credited.').trim().min(1, 'Say who is credited.').max(254, 'At most 254 letters.'),
  kind: z.enum(creditKinds, 'Choose why.'),
  amount: typedAmount,
})

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const { id, gross, giver } = (await readGiftLine(world.db, staff, giftId)) ?? notFound()
  return { gift: { id, gross, giver: giver?.name ?? notFound() } }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, CreditForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const donorId = await findDonor(world.db, staff, form.value.donor)
  if (!donorId) return refuseForm(form, sentences['no-such-donor'])
  const amount = parseCents(form.value.amount) ?? cents(0n)
  const asked = { giftId, donorId, kind: form.value.kind, amount, requestId: requestIdOf(args) }
  const outcome = await creditGift(world, staff, asked)
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.gift(giftId), {
      tone: 'good',
      text: 'The donor is credited. No total has changed.',
    })
  if (outcome.refused === 'not-staff' || outcome.refused === 'no-such-gift') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<
  Exclude<CreditRefusal, 'not-staff' | 'no-such-gift'>,
  string | { field: string; sentence: string }
> = {
  'no-such-donor': { field: 'donor', sentence: 'No donor you may see has this address or id.' },
  'not-here': 'The money of this gift is not here, or went back. Nobody is credited for it.',
  'gave-it': { field: 'donor', sentence: 'This donor gave the gift. Nobody is credited for her own.' },
  'credited-already': { field: 'donor', sentence: 'This donor is credited for the gift already.' },
  nothing: { field: 'amount', sentence: 'Type an amount above nothing.' },
  'more-than-the-gift': { field: 'amount', sentence: 'That is more than the gift.' },
}

export default function Credit() {
  const { gift } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const at = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  return (
    <StaffPage
      title="Credit another donor"
      lead={`${formatCents(gift.gross)} from ${gift.giver}. The credit says whom else to thank; it moves no money and counts in no total.`}
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(gift.id), label: 'Gift' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Field label="Donor" hint="E-mail address, or the id from its page." width="medium" {...at('donor')} />
        <SelectField
          label="Why"
          width="medium"
          options={creditKinds.map((kind) => ({ value: kind, label: creditWords[kind] }))}
          {...at('kind')}
        />
        <MoneyField label="Amount" {...at('amount')} defaultValue={form?.values.amount ?? gift.gross} />
        <FormActions>
          <Button>Credit the donor</Button>
          <ButtonLink kind="quiet" to={paths.admin.gift(gift.id)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
