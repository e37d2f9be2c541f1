import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedAmount } from '#app/area/typed-fields.ts'
import { answerHoursTax, type TaxRefusal } from '#app/domain/giving/in-kind/answer-hours-tax.server.ts'
import { taxWords } from '#app/domain/giving/in-kind/hours-pledge.ts'
import { readHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { MoneyField } from '#app/ui/money-field.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { parseCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Taxes of the hours' }]

const tick = z.string().optional()
const TaxForm = z.object({
  isDeductible: tick,
  isRecognised: tick,
  isOnForm990: tick,
  note: z.string('Say who says so.').trim().min(1, 'Say who says so.').max(500, 'At most 500 letters.'),
  fairValue: typedAmount.optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const hours = (await readHoursPledge(world.db, officer, hoursId)) ?? notFound()
  return { hoursId, tax: hours.tax, fairValue: hours.fairValue }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const form = await readForm(args.request, TaxForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { isDeductible, isRecognised, isOnForm990, note, fairValue } = form.value
  const outcome = await answerHoursTax(world, officer, {
    hoursId,
    isDeductible: isDeductible !== undefined,
    isRecognised: isRecognised !== undefined,
    isOnForm990: isOnForm990 !== undefined,
    note,
    fairValue: fairValue ? parseCents(fairValue) : null,
    requestId: requestIdOf(args),
  })
  if (outcome.ok) {
    const text = 'The three answers are kept. Acknowledgements that are out stay as they are.'
    return redirectWithFlash(args.request, paths.admin.hoursPledge(hoursId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-allowed' || outcome.refused === 'no-such-promise') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<TaxRefusal, 'not-allowed' | 'no-such-promise'>, { field: string; sentence: string }> = {
  'no-note': { field: 'note', sentence: 'Say who says so.' },
  'no-value': { field: 'fairValue', sentence: 'A value is above $0.00; leave it empty while nobody has said.' },
}

export default function Tax() {
  const { hoursId, tax, fairValue } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const isTicked = (key: keyof typeof taxWords) => (form ? form.values[key] !== undefined : tax[key])
  return (
    <StaffPage
      title="Taxes of the hours"
      lead="Three questions with three answers. Ask counsel for each agreement; hours bought for the lab and prepaid credits differ."
      breadcrumb={[
        { to: paths.admin.hoursPledges(), label: 'Hours in kind' },
        { to: paths.admin.hoursPledge(hoursId), label: 'Promise' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Stack>
          {(['isDeductible', 'isRecognised', 'isOnForm990'] as const).map((key) => (
            <Checkbox key={key} name={key} {...taxWords[key]} isChecked={isTicked(key)} />
          ))}
          <TextArea
            name="note"
            label="Who says so, and why"
            rows={3}
            maxLength={500}
            defaultValue={form?.values.note ?? tax.note ?? ''}
            error={form?.fieldErrors.note}
          />
          <MoneyField
            name="fairValue"
            label="What the whole promise would cost to buy"
            hint="For the auditor’s entry at the end of the year. It stands on no paper and in no posting of the portal."
            defaultValue={form ? form.values.fairValue : (fairValue ?? undefined)}
            error={form?.fieldErrors.fairValue}
            isOptional
          />
        </Stack>
        <FormActions>
          <Button>Keep the answers</Button>
          <ButtonLink kind="quiet" to={paths.admin.hoursPledge(hoursId)}>
            Not now
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
