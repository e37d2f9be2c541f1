import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedAmount, typedDay } from '#app/area/typed-fields.ts'
import { readProperty } from '#app/domain/giving/property/read-property.server.ts'
import { type SellRefusal, sellProperty } from '#app/domain/giving/property/sell-property.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { cents, formatCents, parseCents } from '#app/units/money.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Property is sold' }]

const SoldForm = z.object({
  soldOn: typedDay('Type the day of the sale.'),
  proceeds: z.string('Type what the sale brought.').pipe(typedAmount),
  reference: z
    .string('Type what the bank shows.')
    .trim()
    .min(1, 'Type what the bank shows.')
    .max(120, 'At most 120 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const property = (await readProperty(world.db, officer, giftId)) ?? notFound()
  if (property.standing !== 'held') return notFound()
  return { giftId, property, today: dayIn(world.lab.timeZone, world.clock.now()) }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, SoldForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await sellProperty(world, officer, {
    giftId,
    soldOn: form.value.soldOn as Day,
    proceeds: parseCents(form.value.proceeds) ?? cents(0n),
    reference: form.value.reference,
    requestId: requestIdOf(args),
  })
  if (outcome.ok) {
    const { gain } = outcome.value
    const than =
      gain === 0n ? 'as much as' : `${formatCents(cents(gain < 0n ? -gain : gain))} ${gain < 0n ? 'less' : 'more'} than`
    const text = `The sale is booked: it brought ${than} the books put it at, and the fund can spend it.`
    return redirectWithFlash(args.request, paths.admin.gift(giftId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-an-officer' || outcome.refused === 'no-such-property') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

type Said = Exclude<SellRefusal, 'not-an-officer' | 'no-such-property'>
const sentences: Record<Said, string | { field: string; sentence: string }> = {
  'not-held': 'It is sold already, or went back to its giver. Nothing more was done.',
  'no-amount': { field: 'proceeds', sentence: 'Type more than $0.00, and at most $1,000,000,000.' },
  'no-reference': { field: 'reference', sentence: 'Type what the bank shows.' },
  'date-ahead': { field: 'soldOn', sentence: 'A sale that is done cannot be dated after today.' },
  'before-it-came': { field: 'soldOn', sentence: 'It cannot be sold before it came.' },
  'period-closed': 'The books of this month are closed. Nothing was booked.',
}

export default function Sold() {
  const { giftId, property, today } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const at = (name: string) => ({ name, error: form?.fieldErrors[name] })
  return (
    <StaffPage
      title="It is sold"
      lead={`${property.words ?? 'The property'}, in the books at ${formatCents(property.fairValue)}, for the ${property.fund}`}
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(giftId), label: 'Gift' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Field
          {...at('soldOn')}
          kind="date"
          label="Day of the sale"
          width="short"
          defaultValue={form?.values.soldOn ?? today}
        />
        <MoneyField
          {...at('proceeds')}
          label="What it brought"
          hint="All of it together, after what the broker or buyer kept: what reached the bank."
          defaultValue={form?.values.proceeds}
        />
        <Field
          {...at('reference')}
          label="Reference"
          hint="What the bank shows."
          width="medium"
          maxLength={120}
          defaultValue={form?.values.reference}
        />
        <FormActions note="The giver’s receipt does not change: a sale is no matter of hers.">
          <Button>Book the sale</Button>
        </FormActions>
      </form>
    </StaffPage>
  )
}
